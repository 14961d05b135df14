package io.backgrid.offline.journey;

import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A stack in a process of its own that makes small shards, to be killed.
final class SweepStack {
    private SweepStack() {}

    /// Runs it until somebody kills the process.
    ///
    /// @param words the data folder, and how many rows a shard has at most
    public static void main(String[] words) throws IOException, InterruptedException {
        ShardSizing sizing = new ShardSizing(5, Long.parseLong(words[1]), 2_000);
        OfflineStack.start(
                StackOptions.in(Path.of(words[0])).withWorkerThreads(2).withSizing(sizing));
        new CountDownLatch(1).await();
    }

    /// Starts such a process.
    static Process fork(Path data, long rows) throws IOException {
        Files.deleteIfExists(data.resolve("stack.env"));
        return new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "-XX:TieredStopAtLevel=1",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SweepStack.class.getName(),
                        data.toString(),
                        Long.toString(rows))
                .redirectErrorStream(true)
                .redirectOutput(new File(data.toFile(), "out.txt"))
                .start();
    }

    /// Waits until it serves requests, and answers where.
    static URI address(Process stack, Path data) throws IOException, InterruptedException {
        Path environment = data.resolve("stack.env");
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(environment) || !Files.readString(environment).contains("AWS_REGION")) {
            if (!stack.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no stack: " + Files.readString(data.resolve("out.txt")));
            }
            stack.waitFor(20, TimeUnit.MILLISECONDS);
        }
        Properties lines = new Properties();
        try (var reader = Files.newBufferedReader(environment)) {
            lines.load(reader);
        }
        return URI.create(lines.getProperty("BACKGRID_API"));
    }
}
