package io.backgrid.offline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.offline.template.Template;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;

/// A gateway in front of one function, which a test exchanges, and a client of it.
abstract class GatewayHarness {

    static final Template TEMPLATE = Template.read(Path.of("src/test/resources/template.yaml"));
    static final int IN_FLIGHT = 3;

    final AtomicReference<@Nullable APIGatewayProxyRequestEvent> seen = new AtomicReference<>();
    final AtomicReference<@Nullable Context> context = new AtomicReference<>();
    final List<String> failures = new CopyOnWriteArrayList<>();
    volatile RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> function =
            (_, _) -> new APIGatewayProxyResponseEvent().withStatusCode(200);

    final HttpGateway gateway = start(0);
    final GatewayClient client = new GatewayClient(gateway.endpoint());

    final HttpGateway start(int port) {
        RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> recorder = (event, given) -> {
            seen.set(event);
            context.set(given);
            assertThat(Thread.currentThread().isVirtual()).isTrue();
            return function.handleRequest(event, given);
        };
        return HttpGateway.start(
                TEMPLATE,
                Map.of("submit", recorder, "read", recorder, "remove", recorder, "datasets", recorder),
                new GatewayOptions(port, IN_FLIGHT, GatewayOptions.BODY_BYTES),
                (requestId, source, failure) -> failures.add(requestId + " " + source + " " + failure));
    }

    @AfterEach
    void stop() {
        gateway.close();
        client.close();
    }

    APIGatewayProxyRequestEvent event() {
        return Objects.requireNonNull(seen.get());
    }
}
