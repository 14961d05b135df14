package io.backgrid.offline.cli;

import io.backgrid.offline.DataFolder;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.bridge.DockerBridge;
import io.backgrid.offline.bridge.NoBridgeException;
import io.backgrid.offline.loopback.PortTakenException;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// Entry of `./backgrid up` and `./backgrid demo`. Exits with 0, with 1 when something failed, with 2 when the words
/// made
/// no sense.
public final class Main {
    private final PrintStream out;
    private final PrintStream err;

    private Main(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] words) {
        Path home = Path.of(System.getProperty("backgrid.home", "."))
                .toAbsolutePath()
                .normalize();
        System.exit(new Main(System.out, System.err).run(List.of(words), home));
    }

    private int run(List<String> words, Path home) {
        try {
            Arguments arguments = Arguments.parse(words, home);
            switch (arguments.command()) {
                case UP -> up(arguments);
                case DEMO -> demo(arguments);
            }
            return 0;
        } catch (Arguments.UsageException e) {
            err.println("backgrid: " + e.getMessage());
            return 2;
        } catch (PortTakenException | NoBridgeException | DataFolder.UnusableException e) {
            err.println("backgrid: " + e.getMessage());
            return 1;
        } catch (IOException | InterruptedException | RuntimeException e) {
            err.println("backgrid: the stack failed; this is a fault of Backgrid, please report it with what follows.");
            e.printStackTrace(err);
            return 1;
        }
    }

    private void up(Arguments arguments) throws IOException, InterruptedException {
        OfflineStack stack = OfflineStack.start(options(arguments));
        CountDownLatch stopped = new CountDownLatch(1);
        // An interrupt or a kill ends the JVM through its hooks, which leave time to finish what runs.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stack.close();
            stopped.countDown();
        }));
        out.println("Backgrid is up on " + stack.address() + "/api/v1 (this machine only); Ctrl-C stops it.");
        out.println("Data and log are in " + arguments.data());
        out.println();
        out.println("  curl -s " + stack.address() + "/api/v1/jobs -H 'Content-Type: application/json' \\");
        out.println("    -H 'Prefer: wait=10' -d '{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\"}'");
        stopped.await();
    }

    private static StackOptions options(Arguments arguments) {
        StackOptions options = StackOptions.in(arguments.data()).withPort(arguments.port());
        if (arguments.bridge()) {
            options = options.withContainers(DockerBridge.address().orElseThrow(NoBridgeException::new));
        }
        return arguments.workers() == 0 ? options.withoutWorkers() : options.withWorkerThreads(arguments.workers());
    }

    private void demo(Arguments arguments) throws IOException, InterruptedException {
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(arguments.data()))) {
            new Demo(URI.create(stack.address() + "/api/v1"), stack.folder().objects(), out).run();
        }
    }
}
