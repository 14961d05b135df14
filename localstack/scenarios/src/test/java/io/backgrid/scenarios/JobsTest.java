package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.JobRef;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.scenarios.stage.EngineHere;
import io.backgrid.scenarios.stage.PlantedJobs;
import io.backgrid.scenarios.stage.Stage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnEveryTarget
@Order(1)
@DisplayName("Jobs")
class JobsTest {
    private static final String JOBS = "/api/v1/jobs/";

    private final Stage stage;
    private final Client client;

    JobsTest(Stage stage) {
        this.stage = stage;
        this.client = stage.client();
    }

    @Test
    @DisplayName("A request is answered with its equity curve and metrics")
    void seed() {
        JsonNode job = client.complete(Client.SEED);

        assertThat(job.path("data").path("bars").asInt()).isEqualTo(1098);
        assertThat(job.path("equity_curve")).hasSize(1098);
        assertThat(job.path("equity_curve").get(0).path("date").asText()).isEqualTo("2014-01-02");
        assertThat(job.path("equity_curve").get(0).path("equity").asDouble()).isEqualTo(100_000);
        double last = job.path("equity_curve").get(1097).path("equity").asDouble();
        assertThat(job.path("metrics").path("total_return").asDouble()).isCloseTo(last / 100_000 - 1, within(1e-15));
        assertThat(job.path("sharpe")).isEqualTo(job.path("metrics").path("sharpe"));
    }

    @Test
    @DisplayName("The same request gives the same result to the last bit, the one of the engine anywhere else")
    void sameBits() {
        JsonNode first = client.complete(Client.SEED);
        JsonNode second = client.complete(Client.SEED);
        JsonNode bySpecification = client.complete(first.path("spec").toString());

        assertThat(second.path("job_id")).isNotEqualTo(first.path("job_id"));
        String here = EngineHere.resultOfJob(Client.SEED);
        for (JsonNode job : List.of(first, second, bySpecification)) {
            assertThat(job.path("result_sha256").asText()).isEqualTo(here);
        }
    }

    @Test
    @DisplayName("Rules of one's own run and are proved to look at no future bar")
    void rules() {
        String request = """
                {"symbol": "SP500", "start": "2015-01-01", "params": {"n": 5}, "verify": ["no_lookahead"],
                 "entry_rule": "rsi(close, n) < 30 and close > sma(close, 200)", "exit_rule": "rsi(close, n) > 60",
                 "stop_loss": {"atr": 14, "multiple": 3}, "sizing": {"mode": "risk", "value": 0.02}}""";
        JsonNode job = client.complete(request);

        assertThat(job.path("metrics").path("trades").asInt()).isPositive();
        assertThat(job.path("verification").path("no_lookahead").path("holds").asBoolean())
                .isTrue();
        assertThat(job.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfJob(request));
    }

    @Test
    @DisplayName("Jobs are listed by status, newest first, page by page, each once")
    void list() {
        List<String> submitted = new ArrayList<>();
        for (int job = 0; job < 5; job++) {
            submitted.addFirst(client.submit(Client.SEED).text("job_id"));
        }
        submitted.forEach(client::awaitEnd);

        List<String> listed = new ArrayList<>();
        String cursor = "";
        do {
            JsonNode page =
                    client.get("/api/v1/jobs?status=completed&limit=2" + cursor).json();
            page.path("jobs").forEach(job -> listed.add(job.path("job_id").asText()));
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty() && !listed.containsAll(submitted));

        assertThat(listed.stream().filter(submitted::contains)).containsExactlyElementsOf(submitted);
    }

    @Test
    @DisplayName("A queued job is cancelled, and its message runs nothing")
    void cancel() {
        // Its message is not sent before it is cancelled, or a worker might be faster.
        JobRef job = stage.jobs().plant(Client.SEED, Duration.ZERO);
        String path = JOBS + job.id();
        assertThat(client.get(path).text("status")).isEqualTo("queued");

        assertThat(client.delete(path).status()).isEqualTo(204);
        stage.jobsQueue().send(PlantedJobs.message(job));
        stage.jobsQueue().awaitEmpty();

        assertThat(client.get(path).text("status")).isEqualTo("cancelled");
        assertThat(client.get(path + "/equity-curve").status()).isEqualTo(409);
    }

    @Test
    @DisplayName("Ten jobs at once all complete")
    void tenAtOnce() throws Exception {
        List<Future<Answer>> answers = new ArrayList<>();
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int person = 0; person < 10; person++) {
                String request = Client.SEED.replace("}", ",\"params\":{\"fast\":" + (5 + person) + "}}");
                answers.add(people.submit(() -> client.submitUntilTaken(request)));
            }
        }
        Set<String> ids = new HashSet<>();
        Set<String> results = new HashSet<>();
        for (Future<Answer> answer : answers) {
            String id = answer.get().text("job_id");
            ids.add(id);
            Answer end = client.awaitEnd(id);
            assertThat(end.text("status")).as(end.body()).isEqualTo("completed");
            results.add(end.text("result_sha256"));
        }
        assertThat(ids).hasSize(10);
        assertThat(results).hasSize(10);
    }
}
