package io.backgrid.offline.cli;

import io.backgrid.offline.station.DynamoStation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The database of a LocalStack that runs as a process, which starts DynamoDB Local in a JVM of its own and takes this
/// for it: that one's own server listens on every address, and asks for libraries to report its use. What it
/// held is of no use to the next one, as LocalStack forgets its tables.
final class DatabaseMain {
    private DatabaseMain() {}

    /// Stands for the Java agent that LocalStack adds, for tables of more than 20 indexes.
    ///
    /// @param arguments ignored
    public static void premain(String arguments) {}

    /// Serves on a port of 127.0.0.1 until the process is ended, or the one that started it has ended: a
    /// LocalStack that is killed ends nobody.
    ///
    /// @param words among others `-port N` and `-dbPath FOLDER`
    public static void main(String[] words) {
        Optional<ProcessHandle> starter = ProcessHandle.current().parent();
        DynamoStation.start(Path.of(after(words, "-dbPath")), Integer.parseInt(after(words, "-port")));
        starter.ifPresent(process -> process.onExit().join());
        System.exit(0);
    }

    private static String after(String[] words, String option) {
        int place = List.of(words).indexOf(option);
        if (place < 0 || place + 1 == words.length) {
            throw new IllegalArgumentException(option + " is missing from " + String.join(" ", words));
        }
        return words[place + 1];
    }
}
