package io.backgrid.scenarios.stage;

import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/// An offline stack in this process that asks for a token, as a deployed stage does, and makes small
/// shards.
///
/// @param folder its data, deleted in the end
record OwnStack(OfflineStack stack, Path folder) implements AutoCloseable {
    private static final String TOKEN = "a-token-that-only-the-scenarios-know";

    static OwnStack start() throws IOException {
        Path folder = Files.createTempDirectory("backgrid-scenarios");
        StackOptions options =
                StackOptions.in(folder).withTokenSha256(Sha256.hex(TOKEN)).withSizing(new ShardSizing(5, 100, 2_000));
        return new OwnStack(OfflineStack.start(options), folder);
    }

    /// What another process would find in its environment.
    Map<String, String> environment() throws IOException {
        Properties lines = new Properties();
        try (var file = Files.newBufferedReader(folder.resolve("stack.env"))) {
            lines.load(file);
        }
        Map<String, String> environment = new HashMap<>(Map.of("BACKGRID_TARGET", "offline", "BACKGRID_TOKEN", TOKEN));
        lines.stringPropertyNames().forEach(name -> environment.put(name, lines.getProperty(name)));
        return environment;
    }

    @Override
    public void close() {
        stack.close();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete " + folder, e);
        }
    }
}
