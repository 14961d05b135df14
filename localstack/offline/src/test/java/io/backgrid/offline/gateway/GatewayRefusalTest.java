package io.backgrid.offline.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.offline.loopback.PortTakenException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class GatewayRefusalTest extends GatewayHarness {

    @Test
    void anUnknownPathIs404() throws Exception {
        assertProblem(client.get("/api/v1/job\"s"), 404, "Not Found", "there is no path /api/v1/job%22s");
        assertThat(seen.get()).isNull();
    }

    @Test
    void anUnknownMethodIs405AndNamesThoseThatAre() throws Exception {
        HttpResponse<byte[]> response =
                client.send(client.request("/api/v1/jobs").DELETE());

        assertProblem(response, 405, "Method Not Allowed", "DELETE is not possible on /api/v1/jobs, but GET, POST");
        assertThat(response.headers().firstValue("Allow")).contains("GET, POST");
    }

    @Test
    void aBrokenEscapeIs400() throws Exception {
        assertThat(client.raw("GET /api/v1/jobs/%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(client.raw("GET /api/v1/jobs?a=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
        assertThat(failures).isEmpty();
    }

    @Test
    void aBodyOverTenMegabytesIs413AndOneOfTenMegabytesIsNot() throws Exception {
        byte[] fits = new byte[GatewayOptions.BODY_BYTES];
        byte[] over = new byte[GatewayOptions.BODY_BYTES + 1];
        HttpRequest.Builder put = client.request("/api/v1/datasets/mine").header("Content-Type", "text/csv");

        assertThat(client.send(put.copy().PUT(BodyPublishers.ofByteArray(fits))).statusCode())
                .isEqualTo(200);
        assertProblem(
                client.send(put.copy().PUT(BodyPublishers.ofByteArray(over))),
                413,
                "Payload Too Large",
                "the body must be at most 10485760 bytes");
        assertThat(client.send(put.copy()
                                .PUT(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(over))))
                        .statusCode())
                .as("without a Content-Length")
                .isEqualTo(413);
        assertThat(client.send(put.copy().expectContinue(true).PUT(BodyPublishers.ofByteArray(over)))
                        .statusCode())
                .as("refused before it is sent")
                .isEqualTo(413);
    }

    @Test
    void oneRequestTooManyIs429AndThePlaceComesFree() throws Exception {
        CountDownLatch entered = new CountDownLatch(IN_FLIGHT);
        CountDownLatch leave = new CountDownLatch(1);
        function = (_, _) -> {
            entered.countDown();
            await(leave);
            return new APIGatewayProxyResponseEvent().withStatusCode(200);
        };
        List<CompletableFuture<HttpResponse<byte[]>>> waiting = new ArrayList<>();
        for (int i = 0; i < IN_FLIGHT; i++) {
            waiting.add(client.sendAsync(client.request("/api/v1/jobs").GET()));
        }
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        HttpResponse<byte[]> refused = client.get("/api/v1/jobs");
        leave.countDown();

        assertProblem(refused, 429, "Too Many Requests", "more than 3 requests at once");
        assertThat(refused.headers().firstValue("Retry-After")).contains("1");
        for (CompletableFuture<HttpResponse<byte[]>> each : waiting) {
            assertThat(each.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
        }
        assertThat(client.get("/api/v1/jobs").statusCode()).isEqualTo(200);
    }

    @Test
    void aFunctionThatThrowsIs502AndOnlyTheLogLearnsWhy() throws Exception {
        function = (_, _) -> {
            throw new IllegalStateException("secret at com.example.Secret");
        };

        HttpResponse<byte[]> response = client.get("/api/v1/jobs");

        assertProblem(response, 502, "Bad Gateway", "the function failed");
        String requestId = response.headers().firstValue("x-amzn-RequestId").orElseThrow();
        assertThat(failures)
                .containsExactly(
                        requestId + " ReadFunction java.lang.IllegalStateException: secret at com.example.Secret");
    }

    @Test
    void anAnswerThatApiGatewayWouldNotTakeIs502() throws Exception {
        List<APIGatewayProxyResponseEvent> answers = List.of(
                new APIGatewayProxyResponseEvent(),
                new APIGatewayProxyResponseEvent().withStatusCode(99),
                new APIGatewayProxyResponseEvent()
                        .withStatusCode(200)
                        .withIsBase64Encoded(true)
                        .withBody("%"),
                new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("x".repeat(6 * 1024 * 1024 + 1)));
        for (APIGatewayProxyResponseEvent answer : answers) {
            function = (_, _) -> answer;
            assertThat(client.get("/api/v1/jobs").statusCode()).isEqualTo(502);
        }
        assertThat(failures).hasSize(4);
    }

    @Test
    void aTakenPortIsNamed() {
        int port = gateway.endpoint().getPort();

        assertThatThrownBy(() -> start(port))
                .isInstanceOf(PortTakenException.class)
                .hasMessageContaining("port " + port + " of 127.0.0.1 is taken");
    }

    @Test
    void aMissingHandlerIsNamed() {
        assertThatThrownBy(() -> HttpGateway.start(TEMPLATE, Map.of(), GatewayOptions.onPort(0), (_, _, failure) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no handler is given for submit, which POST /api/v1/jobs needs");
    }

    @Test
    void stoppingLetsARunningRequestEnd() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        function = (_, _) -> {
            entered.countDown();
            sleep(300);
            return new APIGatewayProxyResponseEvent().withStatusCode(200).withBody("done");
        };
        CompletableFuture<HttpResponse<byte[]>> running =
                client.sendAsync(client.request("/api/v1/jobs").GET());
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        gateway.close();

        assertThat(GatewayClient.text(running.get(10, TimeUnit.SECONDS))).isEqualTo("done");
    }

    private static void assertProblem(HttpResponse<byte[]> response, int status, String title, String detail) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(GatewayClient.text(response))
                .isEqualTo("{\"type\":\"about:blank\",\"title\":\"%s\",\"status\":%d,\"detail\":\"%s\"}"
                        .formatted(title, status, detail));
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(10, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
