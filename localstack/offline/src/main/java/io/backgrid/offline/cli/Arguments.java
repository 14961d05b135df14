package io.backgrid.offline.cli;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;

/// The words after `./backgrid`.
///
/// @param command what to do
/// @param port    port of the API on 127.0.0.1; 0 takes a free one
/// @param data    folder that holds everything that survives a restart
/// @param workers jobs, and shards of sweeps, that run at once; with 0 they stay queued
/// @param bridge  whether containers of this machine may use the stores
record Arguments(Command command, int port, Path data, int workers, boolean bridge) {
    private static final int DEFAULT_PORT = 8080;
    private static final int MOST_WORKERS = 256;
    private static final int USUAL_WORKERS = Math.max(2, Runtime.getRuntime().availableProcessors());

    Arguments {
        // S3Proxy refuses a folder that is spelt with "..".
        data = data.toAbsolutePath().normalize();
    }

    /// What can be done.
    enum Command {
        UP,
        DEMO
    }

    /// Words that make no sense; the message says which and what would.
    static final class UsageException extends Exception {
        private static final long serialVersionUID = 1;

        UsageException(String message) {
            super(message);
        }
    }

    /// Reads the words.
    ///
    /// @param home the checkout; data lies in it unless an option says otherwise
    static Arguments parse(List<String> words, Path home) throws UsageException {
        Iterator<String> rest = words.iterator();
        String command = rest.hasNext() ? rest.next() : "";
        return switch (command) {
            case "up" -> up(rest, home);
            case "demo" -> {
                if (rest.hasNext()) {
                    throw new UsageException("demo takes no options but got '" + rest.next() + "'");
                }
                yield new Arguments(Command.DEMO, 0, home.resolve(".backgrid/demo"), USUAL_WORKERS, false);
            }
            default -> throw new UsageException("there is no command '" + command + "'; there are up and demo");
        };
    }

    private static Arguments up(Iterator<String> rest, Path home) throws UsageException {
        int port = DEFAULT_PORT;
        Path data = home.resolve(".backgrid/data");
        int workers = USUAL_WORKERS;
        boolean bridge = false;
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--port" -> port = port(value(option, rest));
                case "--data" -> data = Path.of(value(option, rest));
                case "--workers" -> workers = workers(value(option, rest));
                case "--bridge" -> bridge = true;
                default ->
                    throw new UsageException("up has no option '" + option
                            + "'; there are --port N, --data DIR, --workers N and --bridge");
            }
        }
        return new Arguments(Command.UP, port, data, workers, bridge);
    }

    private static String value(String option, Iterator<String> rest) throws UsageException {
        if (!rest.hasNext()) {
            throw new UsageException(option + " needs a value after it");
        }
        return rest.next();
    }

    private static int workers(String text) throws UsageException {
        int workers = text.matches("\\d{1,3}") ? Integer.parseInt(text) : -1;
        if (workers < 0 || workers > MOST_WORKERS) {
            throw new UsageException(
                    "--workers must be a whole number from 0 to " + MOST_WORKERS + " but was '" + text + "'");
        }
        return workers;
    }

    private static int port(String text) throws UsageException {
        if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65_535) {
            return Integer.parseInt(text);
        }
        throw new UsageException(
                "--port must be a whole number from 0 (any free port) to 65535 but was '" + text + "'");
    }
}
