package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.offline.client.SweepClient;
import io.backgrid.scenarios.stage.EngineHere;
import io.backgrid.scenarios.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// Most look at one sweep of 1,000 combinations, which a stage with `SweepShardTrials=100` divides into 10 shards.
@OnEveryTarget
@Order(4)
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
        this.request = SweepClient.grid(40, 50, own(", \"keep_curves\": 2"));
    }

    /// Fields that make a sweep of this run another one than all before.
    private String own(String others) {
        return ", \"capital\": " + (1_000_000 + stage.run()) + others;
    }

    private String submitted() {
        String id = large.orElseGet(() -> client.submit(request));
        large = Optional.of(id);
        return id;
    }

    private JsonNode large() {
        return client.completed(submitted());
    }

    private static String path(JsonNode sweep) {
        return "sweeps/" + sweep.path("sweep_id").asText();
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
        String small = SweepClient.grid(4, 50, own(""));
        JsonNode sweep = client.run(small);

        assertThat(sweep.path("progress").path("shards").asInt()).isEqualTo(1);
        assertThat(sweep.path("trials").asInt()).isEqualTo(100);
        assertThat(sweep.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(small));
    }

    @Test
    @DisplayName("Trials are ranked by any metric, page by page, each once")
    void pages() {
        for (String metric : List.of("sharpe", "volatility")) {
            List<JsonNode> trials = client.pages(path(large()) + "/trials?limit=170&sort=-" + metric);
            Set<Long> numbers = new HashSet<>();
            trials.forEach(trial -> numbers.add(trial.path("trial").asLong()));
            assertThat(trials).hasSize(1_000);
            assertThat(numbers).hasSize(1_000);
            for (int place = 1; place < trials.size(); place++) {
                double before =
                        trials.get(place - 1).path("metrics").path(metric).asDouble();
                double here = trials.get(place).path("metrics").path(metric).asDouble();
                assertThat(here).as("%s at place %d", metric, place).isLessThanOrEqualTo(before);
            }
        }
    }

    @Test
    @DisplayName("The heat map shows the trials")
    void heatMap() {
        JsonNode map = client.get(path(large()) + "/heatmap?x=fast&y=slow&metric=sharpe")
                .json();
        assertThat(map.path("x").path("values")).hasSize(40);
        assertThat(map.path("y").path("values")).hasSize(25);
        for (JsonNode trial : client.pages(path(large()) + "/trials?limit=200")) {
            int x = trial.path("values").path("fast").asInt() - 2;
            int y = trial.path("values").path("slow").asInt() - 50;
            assertThat(map.path("cells").get(y).get(x).asDouble())
                    .isEqualTo(trial.path("metrics").path("sharpe").asDouble());
        }
    }

    @Test
    @DisplayName("Every part downloads as its hash says")
    void parts() {
        long rows = 0;
        Set<Integer> shards = new TreeSet<>();
        for (JsonNode part : client.pages(path(large()) + "/results?limit=4", "parts")) {
            shards.add(part.path("shard").asInt());
            rows += part.path("rows").asLong();
            for (String file : List.of("trials", "blocks")) {
                byte[] content = client.download(part.path(file).path("url").asText());
                assertThat(Sha256.hex(content))
                        .isEqualTo(part.path(file).path("sha256").asText());
            }
        }
        assertThat(shards).hasSize(10);
        assertThat(rows).isEqualTo(1_000);
    }

    @Test
    @DisplayName("A sweep equals its jobs, and the curves that it keeps are theirs")
    void equalsItsJobs() {
        List<JsonNode> trials = new ArrayList<>(client.pages(path(large()) + "/trials?limit=200"));
        Collections.shuffle(trials, new Random(stage.run()));
        for (JsonNode trial : trials.subList(0, 5)) {
            JsonNode metrics = job(trial).path("metrics");
            trial.path("metrics").properties().forEach(metric -> {
                // Returns above holding the symbol are no metric of a job.
                if (metric.getValue().isNumber() && !metric.getKey().equals("excess_return")) {
                    double value = metrics.path(metric.getKey()).asDouble(Double.NaN);
                    assertThat(metric.getValue().asDouble())
                            .as(metric.getKey() + " of " + trial)
                            .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
                }
            });
        }
        JsonNode kept =
                client.get(path(large()) + "/results").json().path("curves").get(0);
        JsonNode best = large().path("best").get(0);
        assertThat(kept.path("trial")).isEqualTo(best.path("trial"));
        String curve = stage.client()
                .get(
                        "/api/v1/jobs/" + job(best).path("job_id").asText() + "/equity-curve",
                        "Accept",
                        "application/vnd.apache.parquet")
                .header("Location");
        assertThat(client.download(kept.path("url").asText())).isEqualTo(client.download(curve));
    }

    private JsonNode job(JsonNode trial) {
        return stage.client().complete("""
                {"symbol": "AAPL", "strategy": "ma_crossover", "start": "2014-01-01", "params": %s%s}""".formatted(trial.path("values"), own("")));
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
        String equal = SweepClient.grid(20, 75, own(""));
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
        String id = cancelled(100)
                .or(() -> cancelled(400))
                .or(() -> cancelled(1_600))
                .orElseThrow();
        stage.letSettle();
        JsonNode settled = client.get("sweeps/" + id).json();
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

    /// Cancels a sweep of 40 fast averages in the middle; empty when it completed before.
    private Optional<String> cancelled(int slow) {
        String id = client.submit(SweepClient.grid(40, 50, own("")).replace("\"to\": 74", "\"to\": " + (49 + slow)));
        client.until(
                id,
                sweep -> sweep.path("progress").path("shards_done").asInt() > 0
                        || sweep.path("status").asText().equals("completed"));
        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
        return Optional.of(id).filter(_ -> client.get("sweeps/" + id).status() == 200);
    }

    @Test
    @DisplayName("A budget stops a sweep in the middle, and the next one takes what is finished")
    void budget() {
        String whole = SweepClient.grid(40, 100, own(""));
        double dollars = client.post("sweeps/estimate", whole)
                .json()
                .path("cost")
                .path("dollars")
                .asDouble();
        String id = client.submit(
                SweepClient.grid(40, 100, own(String.format(Locale.ROOT, ", \"budget_usd\": %.6f", dollars / 2))));
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
