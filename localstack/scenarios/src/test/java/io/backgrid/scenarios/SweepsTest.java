package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.SweepClient;
import io.backgrid.scenarios.stage.EngineHere;
import io.backgrid.scenarios.stage.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// How sweeps go. A stage with `SweepShardTrials=100` divides one of 1,000 combinations into 10 shards.
@OnEveryTarget
@Order(5)
@DisplayName("Sweeps")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepsTest {
    private final Stage stage;
    private final SweepClient client;
    private final String request;
    private Optional<String> large = Optional.empty();

    SweepsTest(Stage stage) {
        this.stage = stage;
        this.client = stage.sweeps();
        this.request = SweepClient.grid(40, 50, stage.own(", \"keep_curves\": 2"));
    }

    private String submitted() {
        String id = large.orElseGet(() -> client.submit(request));
        large = Optional.of(id);
        return id;
    }

    private JsonNode large() {
        return client.completed(submitted());
    }

    @Test
    @Order(1)
    @DisplayName("A sweep of 1,000 combinations runs in 10 shards, shows its progress, and gives the engine's result")
    void progress() {
        List<Integer> done = new ArrayList<>();
        JsonNode sweep = client.until(submitted(), seen -> {
            done.add(seen.path("progress").path("shards_done").asInt());
            return !List.of("queued", "running").contains(seen.path("status").asText());
        });

        assertThat(sweep.path("status").asText()).as("%s", sweep).isEqualTo("completed");
        assertThat(sweep.path("progress").path("shards").asInt())
                .as("a stage for the scenarios is deployed with SweepShardTrials=100")
                .isEqualTo(10);
        assertThat(done).isSorted().endsWith(10);
        assertThat(done.stream().distinct().count()).isGreaterThan(1);
        assertThat(sweep.path("trials").asInt()).isEqualTo(1_000);
        assertThat(sweep.path("progress").path("trials_done").asInt()).isEqualTo(1_000);
        assertThat(sweep.path("cost").path("dollars").asDouble()).isBetween(1e-6, 0.1);
        assertThat(sweep.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(request));
    }

    @Test
    @DisplayName("A small sweep runs through the queue, in one function")
    void small() {
        String small = SweepClient.grid(4, 50, stage.own(""));
        JsonNode sweep = client.run(small);

        assertThat(sweep.path("progress").path("shards").asInt()).isEqualTo(1);
        assertThat(sweep.path("trials").asInt()).isEqualTo(100);
        assertThat(sweep.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(small));
    }

    @Test
    @DisplayName("The same sweep again computes nothing")
    void reuse() {
        JsonNode first = large();
        JsonNode again = client.run(request);

        assertThat(again.path("progress").path("shards_reused").asInt()).isEqualTo(10);
        assertThat(again.path("result_sha256")).isEqualTo(first.path("result_sha256"));
    }

    @Test
    @DisplayName("Two equal sweeps at once both complete with the same result")
    void atOnce() {
        String equal = SweepClient.grid(20, 75, stage.own(""));
        String one = client.submit(equal);
        String other = client.submit(equal);

        for (String id : List.of(one, other)) {
            JsonNode sweep = client.completed(id);
            assertThat(sweep.path("progress").path("shards_done").asInt()).isEqualTo(5);
            assertThat(sweep.path("progress").path("trials_done").asInt()).isEqualTo(500);
            assertThat(sweep.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(equal));
        }
    }

    @Test
    @DisplayName("A cancelled sweep computes nothing more, and is deleted whole")
    void cancel() {
        // Forty shards, and more where they are done before anybody can cancel.
        JsonNode settled = cancelled(100)
                .or(() -> cancelled(400))
                .or(() -> cancelled(1_600))
                .orElseThrow();
        String id = settled.path("sweep_id").asText();
        stage.letSettle();
        JsonNode later = client.get("sweeps/" + id).json();

        assertThat(later.path("status").asText()).isEqualTo("cancelled");
        assertThat(later.path("progress")).isEqualTo(settled.path("progress"));
        assertThat(later.path("progress").path("trials_done").asInt())
                .isLessThan(later.path("trials").asInt());
        assertThat(client.get("sweeps/" + id + "/trials").status()).isEqualTo(409);
        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
        assertThat(client.get("sweeps/" + id).status()).isEqualTo(404);
    }

    /// Cancels a sweep of 40 fast averages in the middle, and reads it when the shards that ran have ended; empty when
    /// all were done before.
    private Optional<JsonNode> cancelled(int slow) {
        String id =
                client.submit(SweepClient.grid(40, 50, stage.own("")).replace("\"to\": 74", "\"to\": " + (49 + slow)));
        client.until(
                id,
                sweep -> sweep.path("progress").path("shards_done").asInt() > 0
                        || sweep.path("status").asText().equals("completed"));
        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
        stage.letSettle();
        Answer sweep = client.get("sweeps/" + id);
        return Optional.of(sweep)
                .filter(read -> read.status() == 200)
                .map(Answer::json)
                .filter(read -> read.path("progress").path("trials_done").asInt()
                        < read.path("trials").asInt());
    }

    @Test
    @DisplayName("A budget stops a sweep in the middle, and the next one takes what is finished")
    void budget() {
        String whole = SweepClient.grid(40, 100, stage.own(""));
        double dollars = client.post("sweeps/estimate", whole)
                .json()
                .path("cost")
                .path("dollars")
                .asDouble();
        String id = client.submit(SweepClient.grid(
                40, 100, stage.own(String.format(Locale.ROOT, ", \"budget_usd\": %.6f", dollars / 2))));
        JsonNode stopped = client.ended(id);

        assertThat(stopped.path("status").asText()).as("%s", stopped).isEqualTo("failed");
        assertThat(stopped.path("error").path("title").asText()).isEqualTo("budget_reached");
        // Those that had begun go on to their end.
        client.until(id, sweep -> sweep.path("progress").path("shards_done").asInt() > 0);
        JsonNode next = client.run(whole);
        assertThat(next.path("progress").path("shards_reused").asInt()).isBetween(1, 9);
        assertThat(next.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(whole));
    }
}
