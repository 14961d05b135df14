import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// Cold start of a function: from the start of its process to its first answer, with AWS's own runtime interface
/// client talking to a stand-in of the Lambda runtime API on loopback.
///
/// Arguments: runs, handler name, event file, folder of the unpacked function.zip, folder of the runtime client's jars,
/// then JVM flags. The function's settings come from the environment. Prints milliseconds.
public final class ColdStart {
    private static final String API = "/2018-06-01/runtime/";

    private record Start(double readyMillis, double answeredMillis, String answer) {}

    public static void main(String[] args) throws Exception {
        int runs = Integer.parseInt(args[0]);
        String handler = args[1];
        String event = Files.readString(Path.of(args[2]));
        List<String> command = command(args);
        List<Start> starts = new ArrayList<>();
        for (int run = 0; run <= runs; run++) {
            Start start = start(handler, event, command);
            if (run > 0) { // the first one reads the files into the page cache
                starts.add(start);
            }
        }
        System.out.printf(Locale.ROOT, "%-12s ready %s   first answer %s   %s%n",
                handler,
                spread(starts.stream().mapToDouble(Start::readyMillis).toArray()),
                spread(starts.stream().mapToDouble(Start::answeredMillis).toArray()),
                shorten(starts.getLast().answer()));
    }

    private static List<String> command(String[] args) {
        List<String> command = new ArrayList<>(List.of("taskset", "-c", "0", System.getProperty("java.home") + "/bin/java"));
        command.addAll(Arrays.asList(args).subList(5, args.length));
        command.addAll(List.of(
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                args[4] + "/*:" + args[3] + ":" + args[3] + "/lib/*",
                "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
                System.getProperty("handler", "io.quarkus.amazon.lambda.runtime.QuarkusStreamHandler::handleRequest")));
        return command;
    }

    private static Start start(String handler, String event, List<String> command) throws Exception {
        CompletableFuture<Long> ready = new CompletableFuture<>();
        CompletableFuture<String> answered = new CompletableFuture<>();
        HttpServer api = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        api.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        api.createContext(API, exchange -> serve(exchange, event, ready, answered));
        api.start();
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(Map.of(
                "AWS_LAMBDA_RUNTIME_API", "127.0.0.1:" + api.getAddress().getPort(),
                "QUARKUS_LAMBDA_HANDLER", handler,
                "AWS_LAMBDA_FUNCTION_NAME", handler,
                "AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "1769",
                "AWS_LAMBDA_FUNCTION_VERSION", "1",
                "AWS_LAMBDA_LOG_GROUP_NAME", "-",
                "AWS_LAMBDA_LOG_STREAM_NAME", "-"));
        Path log = Files.createTempFile("cold-start", ".log");
        builder.redirectErrorStream(true).redirectOutput(log.toFile());
        long begun = System.nanoTime();
        Process process = builder.start();
        try {
            String answer = answered.get(60, TimeUnit.SECONDS);
            double answeredMillis = (System.nanoTime() - begun) / 1e6;
            return new Start((ready.get() - begun) / 1e6, answeredMillis, answer);
        } catch (Exception e) {
            throw new IllegalStateException(handler + " gave no answer; it said:\n" + Files.readString(log), e);
        } finally {
            process.destroyForcibly().waitFor();
            api.stop(0);
            Files.delete(log);
        }
    }

    private static void serve(
            HttpExchange exchange, String event, CompletableFuture<Long> ready, CompletableFuture<String> answered)
            throws IOException {
        String path = exchange.getRequestURI().getPath().substring(API.length());
        if (path.equals("invocation/next")) {
            if (!ready.complete(System.nanoTime())) {
                return; // one event is all there is: the second poll stays open until the process ends
            }
            byte[] body = event.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.getResponseHeaders().add("Lambda-Runtime-Aws-Request-Id", "cold-start-1");
            exchange.getResponseHeaders().add("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:us-east-1:0:function:f");
            exchange.getResponseHeaders().add("Lambda-Runtime-Deadline-Ms", Long.toString(System.currentTimeMillis() + 60_000));
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        } else {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(202, -1);
            if (path.endsWith("/response")) {
                answered.complete(body);
            } else {
                answered.completeExceptionally(new IllegalStateException(path + ": " + body));
            }
        }
        exchange.close();
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
