import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Cold start of a function: from the start of its process to its first answer, and its last call of some, with AWS's own
/// runtime interface client talking to a stand-in of the Lambda runtime API on loopback.
///
/// Arguments: runs, calls of each run, handler name, event file or a folder of them which the calls take in turn, folder
/// of the unpacked function.zip, then how it runs: `process`, the folder of the runtime client's jars and JVM flags; or
/// `container`, an image, the function's memory in MB, of which it has all and the share of the processors that Lambda
/// gives, and options of `docker run`. The function's settings come from the environment. Prints milliseconds; those of
/// a container begin when the container does, without what Docker takes to make it; with
/// `AWS_LAMBDA_INITIALIZATION_TYPE=snap-start` both begin where a copy of a snapshot would.
public final class ColdStart {
    private static final String API = "/2018-06-01/runtime/";
    private static final double MEGABYTES_OF_ONE_PROCESSOR = 1_769;

    private final int calls;
    private final String handler;
    private final Path task;
    private final boolean contained;
    private final List<String> how;
    private final List<String> events = new ArrayList<>();
    private int sent;

    private ColdStart(String[] args) throws IOException {
        calls = Integer.parseInt(args[1]);
        handler = args[2];
        task = Path.of(args[4]);
        contained = args[5].equals("container");
        how = Arrays.asList(args).subList(6, args.length);
        try (Stream<Path> files = Files.walk(Path.of(args[3]))) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                events.add(Files.readString(file));
            }
        }
    }

    private record Start(double readyMillis, double firstMillis, double lastMillis, double laterMillis, long residentKilobytes, String answer) {}

    /// What the stand-in has seen, in milliseconds of the clock.
    private static final class Seen {
        private final CompletableFuture<Double> restored = new CompletableFuture<>();
        private final CompletableFuture<Double> ready = new CompletableFuture<>();
        private final CompletableFuture<Double> first = new CompletableFuture<>();
        private final CompletableFuture<String> last = new CompletableFuture<>();
        private int asked;
        private int answers;
        private double lastAsked;
        private double lastMillis;
        private double laterMillis;
    }

    public static void main(String[] args) throws Exception {
        new ColdStart(args).run(Integer.parseInt(args[0]));
    }

    private void run(int runs) throws Exception {
        List<Start> starts = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Start start = start();
            if (run > 0) { // the first one reads the files into the page cache
                starts.add(start);
            }
        }
        if (runs == 0) {
            return;
        }
        System.out.printf(Locale.ROOT, "%-12s ready %s   first answer %s   call %d %s   mean after the first %s   resident %4d MB   %s%n",
                handler,
                spread(starts.stream().mapToDouble(Start::readyMillis).toArray()),
                spread(starts.stream().mapToDouble(Start::firstMillis).toArray()),
                calls,
                spread(starts.stream().mapToDouble(Start::lastMillis).toArray()),
                spread(starts.stream().mapToDouble(Start::laterMillis).toArray()),
                starts.stream().mapToLong(Start::residentKilobytes).max().orElseThrow() / 1_024,
                shorten(starts.getLast().answer()));
    }

    private List<String> process() {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", System.getProperty("java.home") + "/bin/java"));
        command.addAll(how.subList(1, how.size()));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                how.getFirst() + "/*:" + task + ":" + task + "/lib/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                entry()));
        return command;
    }

    /// The file `begun` in a folder of the host tells when the container began.
    private List<String> container(Path folder) {
        double processors = Integer.parseInt(how.get(1)) / MEGABYTES_OF_ONE_PROCESSOR;
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host",
                "--cpus", String.format(Locale.ROOT, "%.2f", processors), "--memory", how.get(1) + "m",
                "--cidfile", folder.resolve("container").toString(), "-v", task + ":/var/task:ro", "-v", folder + ":/clock"));
        for (String name : System.getenv().keySet()) {
            if (name.startsWith("BACKGRID_") || name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS")) {
                command.addAll(List.of("-e", name));
            }
        }
        for (String name : List.of("AWS_LAMBDA_RUNTIME_API", "QUARKUS_LAMBDA_HANDLER", "AWS_LAMBDA_FUNCTION_NAME",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION")) {
            command.addAll(List.of("-e", name));
        }
        command.addAll(how.subList(2, how.size()));
        command.addAll(List.of("--entrypoint", "/bin/sh", how.getFirst(), "-c",
                "echo > /clock/begun; exec /lambda-entrypoint.sh " + entry()));
        return command;
    }

    private static String entry() {
        return System.getProperty("handler", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    }

    private Start start() throws Exception {
        Path folder = Files.createTempDirectory("cold-start");
        Seen seen = new Seen();
        HttpServer api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext(API, exchange -> serve(exchange, seen));
        api.start();
        ProcessBuilder builder = new ProcessBuilder(contained ? container(folder) : process());
        builder.environment().putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort(),
                "QUARKUS_LAMBDA_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", handler,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", contained ? how.get(1) : "1769",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_LOG_GROUP_NAME", "-",
                "AWS_LAMBDA_LOG_STREAM_NAME", "-"));
        Path log = folder.resolve("log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        double begun = now();
        Process process = builder.start();
        process.onExit().thenRun(() -> seen.last.completeExceptionally(new IllegalStateException("it ended by itself")));
        try {
            String answer = seen.last.get(300, TimeUnit.SECONDS);
            long resident = resident(contained ? processOfContainer(folder) : process.pid());
            if (contained) {
                begun = millis(Files.getLastModifiedTime(folder.resolve("begun")).toInstant());
            }
            begun = seen.restored.getNow(begun);
            return new Start(seen.ready.get() - begun, seen.first.get() - begun, seen.lastMillis, seen.laterMillis / Math.max(1, calls - 1), resident, answer);
        } catch (Exception e) {
            throw new IllegalStateException(handler + " gave no answer; it said:\n" + Files.readString(log), e);
        } finally {
            process.destroy(); // Docker ends the container
            process.waitFor(20, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            api.stop(0);
            for (String file : List.of("begun", "container", "log")) {
                Files.deleteIfExists(folder.resolve(file));
            }
            Files.delete(folder);
        }
    }

    private static long processOfContainer(Path folder) throws IOException {
        Process inspect = new ProcessBuilder("docker", "inspect", "-f", "{{.State.Pid}}", Files.readString(folder.resolve("container")))
                .start();
        return Long.parseLong(new String(inspect.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim());
    }

    /// The most that a process has held so far.
    private static long resident(long process) throws IOException {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(process), "status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private void serve(HttpExchange exchange, Seen seen) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(API.length());
        if (path.equals("restore/next")) {
            seen.restored.complete(now());
            exchange.sendResponseHeaders(200, -1);
        } else if (path.equals("invocation/next")) {
            seen.ready.complete(now());
            if (++seen.asked > calls) {
                return; // no more events: this poll stays open until the process ends
            }
            byte[] body = events.get(sent++ % events.size()).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "cold-start-" + seen.asked);
            exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:f");
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 120_000));
            exchange.sendResponseHeaders(200, body.length);
            seen.lastAsked = now();
            exchange.getResponseBody().write(body);
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            double answered = now();
            exchange.sendResponseHeaders(202, -1);
            if (!path.endsWith("/response")) {
                seen.last.completeExceptionally(new IllegalStateException(path + ": " + body));
            }
            seen.lastMillis = answered - seen.lastAsked;
            if (!seen.first.complete(answered)) {
                seen.laterMillis += seen.lastMillis;
            }
            if (++seen.answers == calls) {
                seen.last.complete(body);
            }
        }
        exchange.close();
    }

    private static double now() {
        return millis(Instant.now());
    }

    private static double millis(Instant time) {
        return time.getEpochSecond() * 1e3 + time.getNano() / 1e6;
    }

    private static String spread(double[] values) {
        Arrays.sort(values);
        return String.format(Locale.ROOT, "%5.0f ms (%.0f to %.0f)",
                values[values.length / 2], values[0], values[values.length - 1]);
    }

    private static String shorten(String text) {
        return text.length() <= 80 ? text : text.substring(0, 80) + "...";
    }
}
