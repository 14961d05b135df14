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

/// Cold start of a function: from the start of its process to its first answer and to its tenth, with AWS's own runtime
/// interface client talking to a stand-in of the Lambda runtime API on loopback.
///
/// Arguments: runs, handler name, event file, folder of the unpacked function.zip, then how it runs: `process`, the folder
/// of the runtime client's jars and JVM flags; or `container`, an image and the function's memory in MB, of which it has
/// all and the share of the processors that Lambda gives. The function's settings come from the environment. Prints
/// milliseconds; those of a container begin when the container does, without what Docker takes to make it.
public final class ColdStart {
    private static final String API = "/2018-06-01/runtime/";
    private static final int EVENTS = 10;
    private static final double MEGABYTES_OF_ONE_PROCESSOR = 1_769;

    private record Start(double readyMillis, double firstMillis, double tenthMillis, String answer) {}

    /// What the stand-in has seen, in milliseconds of the clock.
    private static final class Seen {
        private final CompletableFuture<Double> ready = new CompletableFuture<>();
        private final CompletableFuture<Double> first = new CompletableFuture<>();
        private final CompletableFuture<String> last = new CompletableFuture<>();
        private int asked;
        private int answers;
        private double lastAsked;
        private double tenthMillis;
    }

    public static void main(String[] args) throws Exception {
        int runs = Integer.parseInt(args[0]);
        String handler = args[1];
        String event = Files.readString(Path.of(args[2]));
        List<Start> starts = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Start start = start(handler, event, args);
            if (run > 0) { // the first one reads the files into the page cache
                starts.add(start);
            }
        }
        System.out.printf(Locale.ROOT, "%-12s ready %s   first answer %s   tenth call %s   %s%n",
                handler,
                spread(starts.stream().mapToDouble(Start::readyMillis).toArray()),
                spread(starts.stream().mapToDouble(Start::firstMillis).toArray()),
                spread(starts.stream().mapToDouble(Start::tenthMillis).toArray()),
                shorten(starts.getLast().answer()));
    }

    private static List<String> process(String[] args) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", System.getProperty("java.home") + "/bin/java"));
        command.addAll(Arrays.asList(args).subList(6, args.length));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                args[5] + "/*:" + args[3] + ":" + args[3] + "/lib/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                entry()));
        return command;
    }

    /// The file `begun` in a folder of the host tells when the container began.
    private static List<String> container(String[] args, Path folder) {
        double processors = Integer.parseInt(args[6]) / MEGABYTES_OF_ONE_PROCESSOR;
        List<String> command = new ArrayList<>(List.of("docker", "run", "--rm", "--network", "host",
                "--cpus", String.format(Locale.ROOT, "%.2f", processors), "--memory", args[6] + "m",
                "-v", args[3] + ":/var/task:ro", "-v", folder + ":/clock"));
        for (String name : System.getenv().keySet()) {
            if (name.startsWith("BACKGRID_") || name.startsWith("AWS_") || name.equals("JAVA_TOOL_OPTIONS")) {
                command.addAll(List.of("-e", name));
            }
        }
        for (String name : List.of("AWS_LAMBDA_RUNTIME_API", "QUARKUS_LAMBDA_HANDLER", "AWS_LAMBDA_FUNCTION_NAME",
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "AWS_LAMBDA_FUNCTION_VERSION")) {
            command.addAll(List.of("-e", name));
        }
        command.addAll(List.of("--entrypoint", "/bin/sh", args[5], "-c",
                "echo > /clock/begun; exec /lambda-entrypoint.sh " + entry()));
        return command;
    }

    private static String entry() {
        return System.getProperty("handler", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest");
    }

    private static Start start(String handler, String event, String[] args) throws Exception {
        boolean contained = args[4].equals("container");
        Path folder = Files.createTempDirectory("cold-start");
        Seen seen = new Seen();
        HttpServer api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext(API, exchange -> serve(exchange, event, seen));
        api.start();
        ProcessBuilder builder = new ProcessBuilder(contained ? container(args, folder) : process(args));
        builder.environment().putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort(),
                "QUARKUS_LAMBDA_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", handler,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", contained ? args[6] : "1769",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_LOG_GROUP_NAME", "-",
                "AWS_LAMBDA_LOG_STREAM_NAME", "-"));
        Path log = folder.resolve("log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        double begun = now();
        Process process = builder.start();
        try {
            String answer = seen.last.get(120, TimeUnit.SECONDS);
            if (contained) {
                begun = millis(Files.getLastModifiedTime(folder.resolve("begun")).toInstant());
            }
            return new Start(seen.ready.get() - begun, seen.first.get() - begun, seen.tenthMillis, answer);
        } catch (Exception e) {
            throw new IllegalStateException(handler + " gave no answer; it said:\n" + Files.readString(log), e);
        } finally {
            process.destroy(); // Docker ends the container
            process.waitFor(20, TimeUnit.SECONDS);
            process.destroyForcibly().waitFor();
            api.stop(0);
            Files.deleteIfExists(folder.resolve("begun"));
            Files.delete(log);
            Files.delete(folder);
        }
    }

    private static void serve(HttpExchange exchange, String event, Seen seen) throws IOException {
        String path = exchange.getRequestURI().getPath().substring(API.length());
        if (path.equals("invocation/next")) {
            seen.ready.complete(now());
            if (++seen.asked > EVENTS) {
                return; // no more events: this poll stays open until the process ends
            }
            byte[] body = event.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "cold-start-" + seen.asked);
            exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:f");
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
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
            seen.first.complete(answered);
            if (++seen.answers == EVENTS) {
                seen.tenthMillis = answered - seen.lastAsked;
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
