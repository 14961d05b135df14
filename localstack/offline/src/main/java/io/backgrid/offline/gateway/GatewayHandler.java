package io.backgrid.offline.gateway;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.invoke.LocalContext;
import io.backgrid.offline.template.FunctionSettings;
import io.backgrid.offline.template.Template;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/// One request from the socket to the function and back, on one thread.
final class GatewayHandler extends Handler.Abstract {

    private final RouteTable routes;
    private final RequestMapping mapping;
    private final Map<String, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> handlers;
    private final BodyReader bodies;
    private final FailureLog log;
    private final int inFlight;
    private final Semaphore places;
    private volatile boolean stopping;

    GatewayHandler(
            Template template,
            Map<String, RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent>> handlers,
            GatewayOptions options,
            FailureLog log) {
        this.routes = new RouteTable(template.routes());
        this.mapping = new RequestMapping(template.api());
        this.handlers = Map.copyOf(handlers);
        this.bodies = new BodyReader(options.bodyBytes());
        this.log = log;
        this.inFlight = options.inFlight();
        this.places = new Semaphore(inFlight);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String requestId = UUID.randomUUID().toString();
        response.getHeaders().put("x-amzn-RequestId", requestId);
        if (stopping || !places.tryAcquire()) {
            String detail = stopping ? "the gateway is stopping" : "more than " + inFlight + " requests at once";
            new Problem(stopping ? 503 : 429, detail, Map.of("Retry-After", "1")).writeTo(response, callback);
            return true;
        }
        // The place is free again once the answer is on its way, so that no request outlives the gateway.
        Runnable release = places::release;
        Callback done = Callback.from(callback, release);
        try {
            answer(request, requestId).writeTo(response, done);
        } catch (Refused refused) {
            refused.problem().writeTo(response, done);
        } catch (IOException gone) {
            done.failed(gone);
        }
        return true;
    }

    /// Lets the requests that run end, refusing further ones.
    void drain(Duration patience) {
        stopping = true;
        try {
            if (!places.tryAcquire(inFlight, patience.toMillis(), TimeUnit.MILLISECONDS)) {
                log.failed("-", "gateway", new TimeoutException("requests still run after " + patience));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private ResponseMapping answer(Request request, String requestId) throws Refused, IOException {
        RouteTable.Match.Found found = route(request);
        byte[] body = bodies.read(request);
        APIGatewayProxyRequestEvent event;
        try {
            event = mapping.event(request, found, body, requestId, System.currentTimeMillis());
        } catch (IllegalArgumentException malformed) {
            throw new Refused(new Problem(400, "the query is not percent-encoded UTF-8"));
        }
        return invoke(found.route().function(), event, requestId);
    }

    private RouteTable.Match.Found route(Request request) throws Refused {
        String method = request.getMethod();
        String path = Request.getPathInContext(request);
        RouteTable.Match match;
        try {
            match = routes.find(method, path);
        } catch (IllegalArgumentException malformed) {
            throw new Refused(new Problem(400, "the path " + path + " is not percent-encoded UTF-8"));
        }
        return switch (match) {
            case RouteTable.Match.Found found -> found;
            case RouteTable.Match.NoPath _ -> throw new Refused(new Problem(404, "there is no path " + path));
            case RouteTable.Match.NoMethod noMethod -> {
                String allowed = String.join(", ", noMethod.allowed());
                throw new Refused(new Problem(
                        405, method + " is not possible on " + path + ", but " + allowed, Map.of("Allow", allowed)));
            }
        };
    }

    // Whatever a function throws, its caller learns only that it failed.
    private ResponseMapping invoke(FunctionSettings function, APIGatewayProxyRequestEvent event, String requestId)
            throws Refused {
        try {
            return ResponseMapping.of(Objects.requireNonNull(handlers.get(function.handler()))
                    .handleRequest(event, LocalContext.of(requestId, function)));
        } catch (Throwable failure) {
            log.failed(requestId, function.logicalId(), failure);
            throw new Refused(new Problem(502, "the function failed"));
        }
    }
}
