package io.backgrid.offline.gateway;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.loopback.JettyServer;
import io.backgrid.offline.loopback.QuietLogging;
import io.backgrid.offline.template.Route;
import io.backgrid.offline.template.Template;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// The REST API of the template on 127.0.0.1: what API Gateway does between a client and a function.
public final class HttpGateway implements AutoCloseable {

    private static final int THREADS = 8;
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GatewayHandler handler;
    private final JettyServer server;
    private final ExecutorService threads;

    private HttpGateway(GatewayHandler handler, JettyServer server, ExecutorService threads) {
        this.handler = handler;
        this.server = server;
        this.threads = threads;
    }

    /// Starts and answers once it serves. Each request runs on a virtual thread of its own.
    ///
    /// @param handlers by the name that the template's functions give in `QUARKUS_LAMBDA_HANDLER`
    /// @param log takes what functions throw, with the request id that the client saw
    /// @throws IllegalArgumentException when a route's handler is not among them
    /// @throws io.backgrid.offline.loopback.PortTakenException when something else listens on the port
    public static HttpGateway start(
            Template template,
            Map<String, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> handlers,
            GatewayOptions options,
            FailureLog log) {
        QuietLogging.install();
        for (Route route : template.routes()) {
            if (!handlers.containsKey(route.function().handler())) {
                throw new IllegalArgumentException(
                        "no handler is given for " + route.function().handler() + ", which " + route.method() + " "
                                + route.pathTemplate() + " needs; given are " + handlers.keySet());
            }
        }
        GatewayHandler handler = new GatewayHandler(template, handlers, options, log);
        ExecutorService threads = Executors.newThreadPerTaskExecutor(
                Thread.ofVirtual().name("http-", 0).factory());
        try {
            JettyServer server = JettyServer.start("gateway", options.port(), THREADS, handler, threads);
            return new HttpGateway(handler, server, threads);
        } catch (RuntimeException failure) {
            threads.close();
            throw failure;
        }
    }

    /// Where it listens; the paths of the template follow, without a stage.
    public URI endpoint() {
        return server.endpoint();
    }

    /// Takes no more requests, lets those that run end for up to 5 s, and stops.
    @Override
    public void close() {
        handler.drain(PATIENCE);
        server.close();
        threads.shutdownNow();
    }
}
