package io.backgrid.offline.journey;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.backgrid.aws.Endpoints;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/// A line between the functions and their stores that can break down: then every request is answered with a 503, as
/// AWS does in a bad hour, or some of them are.
final class FaultyLine implements AutoCloseable {
    private static final Set<String> OF_THE_CONNECTION =
            Set.of("connection", "content-length", "host", "transfer-encoding", "upgrade", "expect");

    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final List<HttpServer> servers = new ArrayList<>();
    private final Random random;
    private volatile boolean broken;
    private volatile double share;
    private volatile Consumer<String> hearing = _ -> {};

    FaultyLine() {
        this(0);
    }

    /// @param seed of what fails when some requests do
    FaultyLine(long seed) {
        random = new Random(seed);
    }

    /// The addresses of this line's ends towards the functions.
    Endpoints between(Endpoints there) {
        return new Endpoints(
                passTo(there.dynamo()),
                passTo(there.s3()),
                passTo(there.sqs()),
                there.region(),
                there.accessKeyId(),
                there.secretAccessKey());
    }

    void breakDown() {
        broken = true;
    }

    void mend() {
        broken = false;
    }

    /// Answers a share of the requests with a 503, and loses the answers of as many.
    void failSometimes(double newShare) {
        share = newShare;
    }

    /// Tells of each request before it is passed on, as its method and path; it waits until that is heard.
    void tell(Consumer<String> listener) {
        hearing = listener;
    }

    private URI passTo(URI target) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.createContext("/", exchange -> pass(exchange, target));
            server.start();
            servers.add(server);
            return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private void pass(HttpExchange exchange, URI target) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        try (exchange) {
            if (broken || random.nextDouble() < share) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            hearing.accept(
                    exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath());
            HttpRequest.Builder request = HttpRequest.newBuilder(
                            URI.create(target.toString().replaceAll("/$", "") + exchange.getRequestURI()))
                    .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
            exchange.getRequestHeaders()
                    .forEach((name, values) -> values.forEach(value -> {
                        if (!OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT))) {
                            request.header(name, value);
                        }
                    }));
            // Signatures cover the host that the client spoke to.
            request.header("Host", exchange.getRequestHeaders().getFirst("Host"));
            HttpResponse<byte[]> response = client.send(request.build(), BodyHandlers.ofByteArray());
            if (random.nextDouble() < share) {
                exchange.sendResponseHeaders(503, -1);
                return;
            }
            response.headers().map().forEach((name, values) -> {
                if (!OF_THE_CONNECTION.contains(name)) {
                    exchange.getResponseHeaders().put(name, values);
                }
            });
            exchange.sendResponseHeaders(
                    response.statusCode(), response.body().length == 0 ? -1 : response.body().length);
            exchange.getResponseBody().write(response.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        servers.forEach(server -> server.stop(0));
        client.close();
    }
}
