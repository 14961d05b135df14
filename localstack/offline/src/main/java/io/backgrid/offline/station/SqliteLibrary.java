package io.backgrid.offline.station;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/// The native half of DynamoDB Local. Its jar carries one for each usual machine and unpacks it at the first request,
/// under a new name each time and for good when the process is killed. Here it is unpacked once, before the first
/// request, into a folder that is gone again as soon as the library is in memory.
final class SqliteLibrary {

    private static final String FOLDER = "org.sqlite.tmpdir";

    private static boolean loaded;

    private SqliteLibrary() {}

    static synchronized void load() {
        if (loaded) {
            return;
        }
        try {
            Path folder = Files.createTempDirectory("sqlite");
            System.setProperty(FOLDER, folder.toString());
            try {
                SQLiteLibraryLoader.initialize();
            } finally {
                System.clearProperty(FOLDER);
                remove(folder);
            }
            loaded = true;
        } catch (Exception failure) {
            throw new IllegalStateException(
                    "DynamoDB Local has no native library for %s on %s: it knows Linux, macOS and Windows on x86_64,"
                                    .formatted(System.getProperty("os.name"), System.getProperty("os.arch"))
                            + " and Linux and macOS on arm64",
                    failure);
        }
    }

    private static void remove(Path folder) throws IOException {
        if (System.getProperty("os.name").startsWith("Windows")) {
            return; // A loaded library cannot be deleted there; it goes when the process ends.
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.delete(folder);
    }
}
