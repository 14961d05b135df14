package io.backgrid.offline.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class GatewayMappingTest extends GatewayHarness {

    @Test
    void aRequestBecomesTheEventOfTheProxyIntegration() throws Exception {
        client.send(client.request("/api/v1/jobs?limit=2&status=a%20b&status=c%26%C3%BC&flag")
                .header("X-Twice", "one")
                .header("X-Twice", "two")
                .header("User-Agent", "test")
                .GET());

        APIGatewayProxyRequestEvent event = event();
        assertThat(event.getHttpMethod()).isEqualTo("GET");
        assertThat(event.getPath()).isEqualTo("/api/v1/jobs");
        assertThat(event.getResource()).isEqualTo("/api/v1/jobs");
        assertThat(event.getPathParameters()).isNull();
        assertThat(event.getQueryStringParameters()).isEqualTo(Map.of("limit", "2", "status", "c&ü", "flag", ""));
        assertThat(event.getMultiValueQueryStringParameters()).containsEntry("status", List.of("a b", "c&ü"));
        assertThat(event.getHeaders()).containsEntry("X-Twice", "two").containsKey("Host");
        assertThat(event.getMultiValueHeaders()).containsEntry("X-Twice", List.of("one", "two"));
        assertThat(event.getBody()).isNull();
        assertThat(event.getIsBase64Encoded()).isFalse();
        APIGatewayProxyRequestEvent.ProxyRequestContext request = event.getRequestContext();
        assertThat(request.getStage()).isEqualTo("dev");
        assertThat(request.getPath()).isEqualTo("/dev/api/v1/jobs");
        assertThat(request.getIdentity().getSourceIp()).isEqualTo("127.0.0.1");
        assertThat(request.getIdentity().getUserAgent()).isEqualTo("test");
    }

    @Test
    void theHandlerKnowsItsRequestIdItsNameAndItsTime() throws Exception {
        HttpResponse<byte[]> response = client.get("/api/v1/jobs");

        Context given = Objects.requireNonNull(context.get());
        assertThat(response.headers().firstValue("x-amzn-RequestId")).contains(given.getAwsRequestId());
        assertThat(event().getRequestContext().getRequestId()).isEqualTo(given.getAwsRequestId());
        assertThat(given.getFunctionName()).isEqualTo("ReadFunction");
        assertThat(given.getRemainingTimeInMillis()).isBetween(20_000, 29_000);
        assertThat(given.getMemoryLimitInMB()).isEqualTo(1024);
    }

    @Test
    void pathParametersAreDecodedAndASlashInsideIsNoSeparator() throws Exception {
        client.get("/api/v1/jobs/a%20b%2Fc%C3%BC+d/equity-curve");

        assertThat(event().getPathParameters()).isEqualTo(Map.of("job_id", "a b/cü+d"));
        assertThat(event().getResource()).isEqualTo("/api/v1/jobs/{job_id}/equity-curve");
    }

    @Test
    void aBinaryBodyArrivesByteForByteInBase64() throws Exception {
        byte[] bytes = new byte[300_000];
        new Random(11).nextBytes(bytes);

        client.send(client.request("/api/v1/datasets/mine")
                .header("Content-Type", "Text/CSV; charset=utf-8")
                .PUT(BodyPublishers.ofByteArray(bytes)));

        assertThat(event().getIsBase64Encoded()).isTrue();
        assertThat(Base64.getDecoder().decode(event().getBody())).isEqualTo(bytes);
    }

    @Test
    void anyOtherBodyArrivesAsText() throws Exception {
        client.send(client.request("/api/v1/jobs")
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"name\":\"ü€\"}")));

        assertThat(event().getIsBase64Encoded()).isFalse();
        assertThat(event().getBody()).isEqualTo("{\"name\":\"ü€\"}");
    }

    @Test
    void theAnswerOfTheFunctionIsTheAnswerOfTheGateway() throws Exception {
        function = (_, _) -> new APIGatewayProxyResponseEvent()
                .withStatusCode(202)
                .withHeaders(Map.of("Location", "/api/v1/jobs/7", "Content-Length", "99"))
                .withMultiValueHeaders(Map.of("Link", List.of("<a>", "<b>")))
                .withBody("{\"job_id\":\"ü\"}");

        HttpResponse<byte[]> response = client.get("/api/v1/jobs");

        assertThat(response.statusCode()).isEqualTo(202);
        assertThat(response.headers().firstValue("Location")).contains("/api/v1/jobs/7");
        assertThat(response.headers().allValues("Link")).containsExactly("<a>", "<b>");
        assertThat(response.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(GatewayClient.text(response)).isEqualTo("{\"job_id\":\"ü\"}");
    }

    @Test
    void aBase64AnswerIsSentAsBytes() throws Exception {
        byte[] bytes = {0, (byte) 0xff, 10, (byte) 0x80};
        function = (_, _) -> new APIGatewayProxyResponseEvent()
                .withStatusCode(200)
                .withHeaders(Map.of("Content-Type", "application/vnd.apache.parquet"))
                .withIsBase64Encoded(true)
                .withBody(Base64.getEncoder().encodeToString(bytes));

        assertThat(client.get("/api/v1/jobs").body()).isEqualTo(bytes);
    }

    @Test
    void noContentHasNoBody() throws Exception {
        function = (_, _) -> new APIGatewayProxyResponseEvent().withStatusCode(204);

        HttpResponse<byte[]> response =
                client.send(client.request("/api/v1/jobs/7").DELETE());

        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
        assertThat(response.headers().firstValue("Content-Type")).isEmpty();
    }
}
