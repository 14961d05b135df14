package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.scenarios.stage.Stage;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.opentest4j.TestAbortedException;

/// What is refused, and how: each time as RFC 9457 has it.
@OnEveryTarget
@Order(4)
@DisplayName("Errors")
class ErrorsTest {
    private static final String UNKNOWN = "0".repeat(36);
    private static final String JOBS = "/api/v1/jobs";
    private static final String SWEEPS = "/api/v1/sweeps";

    private final Stage stage;
    private final Client client;

    ErrorsTest(Stage stage) {
        this.stage = stage;
        this.client = stage.client();
    }

    private static void assertProblem(Answer answer, Integer... statuses) {
        assertThat(answer.status()).as(answer.body()).isIn((Object[]) statuses);
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().path("status").asInt()).isEqualTo(answer.status());
        for (String field : List.of("type", "title", "detail")) {
            assertThat(answer.text(field)).as("%s of %s", field, answer.body()).isNotBlank();
        }
        assertThat(answer.body()).doesNotContain("Exception", "io.backgrid", "amazon");
    }

    @Test
    @DisplayName("What is no JSON is refused with 400")
    void malformed() {
        assertProblem(client.submit("{\"symbol\":"), 400);
        assertProblem(client.post(SWEEPS, "[1]"), 400);
    }

    @Test
    @DisplayName("Wrong values are refused with 422, all at once, each with its path and what would be right")
    void invalid() {
        Answer refused = client.submit("""
                {"symbol": "AAPL", "entry_rule": "smaa(close, 20) > close", "exit_rule": "close >", "stop_loss": 1.5,
                 "sizing": {"mode": "fraction", "value": 0}, "fees": {"rate": 1.5}, "shares": 7}""");

        assertProblem(refused, 422);
        assertThat(refused.json().path("violations").findValuesAsText("path"))
                .containsExactlyInAnyOrder(
                        "entry_rule", "exit_rule", "stop_loss", "sizing.value", "fees.rate", "shares");
        assertThat(refused.body()).contains("did you mean 'sma'?", "column 1", "[0, 1)");
    }

    @Test
    @DisplayName("An unknown query parameter is refused with 400")
    void query() {
        assertProblem(client.get(JOBS + "?nonsense=1"), 400);
        assertProblem(client.get(JOBS + "?limit=0"), 400);
    }

    @Test
    @DisplayName("A caller without the token, or with a wrong one, is refused with 401")
    void token() {
        Client stranger = stage.stranger()
                .orElseThrow(
                        () -> new TestAbortedException("this stage asks for no token, or BACKGRID_TOKEN is not set"));
        assertProblem(stranger.get(JOBS), 401);
        assertProblem(stranger.submit(Client.SEED), 401);
        assertProblem(stranger.get(JOBS, "Authorization", "Bearer wrong"), 401);
        assertThat(stranger.get("/api/v1/health").status()).isEqualTo(200);
        assertThat(stranger.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.0");
    }

    @Test
    @DisplayName("An unknown job, sweep or data set is 404")
    void unknownThing() {
        for (String path : List.of(
                JOBS + "/" + UNKNOWN,
                JOBS + "/" + UNKNOWN + "/equity-curve",
                JOBS + "/" + UNKNOWN + "/trades",
                JOBS + "/" + UNKNOWN + "/report",
                JOBS + "/no-id-at-all",
                SWEEPS + "/" + UNKNOWN,
                SWEEPS + "/" + UNKNOWN + "/trials",
                SWEEPS + "/" + UNKNOWN + "/results",
                "/api/v1/datasets/" + stage.fresh("none"))) {
            assertProblem(client.get(path), 404);
        }
    }

    @Test
    @DisplayName("An unknown path is 404")
    void unknownPath() {
        assertProblem(client.outsideContract("GET", "/api/v1/nothing", BodyPublishers.noBody()), 404);
        assertProblem(client.outsideContract("GET", "/api/v2/jobs", BodyPublishers.noBody()), 404);
    }

    @Test
    @DisplayName("A method that a path does not take is refused with 404 or 405")
    void unknownMethod() {
        assertProblem(client.outsideContract("DELETE", JOBS, BodyPublishers.noBody()), 404, 405);
        assertProblem(client.outsideContract("PATCH", JOBS + "/" + UNKNOWN, BodyPublishers.noBody()), 404, 405);
    }

    @Test
    @DisplayName("A body that is too large is refused with 413")
    void tooLarge() {
        assertProblem(client.submit(" ".repeat(65 << 10)), 413);
        assertProblem(client.post(SWEEPS, " ".repeat(257 << 10)), 413);
        assertProblem(client.putCsv(stage.fresh("large"), new byte[(4 << 20) + 1]), 413);
    }

    @Test
    @DisplayName("A media type that a call does not take is refused with 415")
    void mediaType() {
        assertProblem(client.send("POST", JOBS, BodyPublishers.ofString("x"), "Content-Type", "text/plain"), 415);
        assertProblem(
                client.send(
                        "PUT",
                        "/api/v1/datasets/" + stage.fresh("xml"),
                        BodyPublishers.ofString("x"),
                        "Content-Type",
                        "application/xml"),
                415);
    }

    @Test
    @DisplayName("An idempotency key that comes with another request is refused with 409")
    void keyReused() {
        String key = stage.fresh("key");
        assertThat(client.submit(Client.SEED, "Idempotency-Key", key).status()).isEqualTo(202);
        assertProblem(client.submit(Client.SEED.replace("2014", "2015"), "Idempotency-Key", key), 409);
    }
}
