package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.offline.client.SweepClient;
import io.backgrid.scenarios.stage.Stage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// What a completed sweep of 1,000 combinations answers.
@OnEveryTarget
@Order(6)
@DisplayName("Sweep results")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepResultsTest {
    private final Stage stage;
    private final SweepClient client;
    private Optional<String> submitted = Optional.empty();

    SweepResultsTest(Stage stage) {
        this.stage = stage;
        this.client = stage.sweeps();
    }

    /// The sweep, submitted when the first scenario asks for it.
    private JsonNode sweep() {
        String id =
                submitted.orElseGet(() -> client.submit(SweepClient.grid(40, 50, stage.own(", \"keep_curves\": 2"))));
        submitted = Optional.of(id);
        return client.completed(id);
    }

    private String path() {
        return "sweeps/" + sweep().path("sweep_id").asText();
    }

    @Test
    @DisplayName("Trials are ranked by any metric, page by page, each once")
    void pages() {
        for (String sort : List.of("-sharpe", "sharpe", "volatility", "-win_rate")) {
            List<JsonNode> trials = client.pages(path() + "/trials?limit=170&sort=" + sort);
            Set<Long> numbers = new HashSet<>();
            trials.forEach(trial -> numbers.add(trial.path("trial").asLong()));
            assertThat(trials).hasSize(1_000);
            assertThat(numbers).as("each once").hasSize(1_000);
            for (int place = 1; place < trials.size(); place++) {
                assertInOrder(sort, trials.get(place - 1), trials.get(place));
            }
        }
    }

    /// Equal ones come by number, those without a value last.
    private static void assertInOrder(String sort, JsonNode earlier, JsonNode later) {
        String metric = sort.replace("-", "");
        double sign = sort.startsWith("-") ? -1 : 1;
        double before = sign * earlier.path("metrics").path(metric).asDouble(Double.NaN);
        double here = sign * later.path("metrics").path(metric).asDouble(Double.NaN);
        boolean tied = before == here
                && earlier.path("trial").asLong() < later.path("trial").asLong();
        assertThat(Double.isNaN(here) || before < here || tied)
                .as("%s before %s by %s", earlier, later, sort)
                .isTrue();
    }

    @Test
    @DisplayName("The heat map shows the trials")
    void heatMap() {
        JsonNode map =
                client.get(path() + "/heatmap?x=fast&y=slow&metric=sharpe").json();
        assertThat(map.path("x").path("values")).hasSize(40);
        assertThat(map.path("y").path("values")).hasSize(25);
        for (JsonNode trial : client.pages(path() + "/trials?limit=200")) {
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
        for (JsonNode part : client.pages(path() + "/results?limit=4", "parts")) {
            shards.add(part.path("shard").asInt());
            rows += part.path("rows").asLong();
            for (String file : List.of("trials", "blocks")) {
                byte[] content = client.download(part.path(file).path("url").asText());
                assertThat(Sha256.hex(content))
                        .isEqualTo(part.path(file).path("sha256").asText());
                assertThat(content).hasSize(part.path(file).path("bytes").asInt());
            }
        }
        assertThat(shards).hasSize(10);
        assertThat(rows).isEqualTo(1_000);
    }

    @Test
    @DisplayName("A sweep equals its jobs")
    void equalsItsJobs() {
        List<JsonNode> trials = new ArrayList<>(client.pages(path() + "/trials?limit=200"));
        Collections.shuffle(trials, new Random(stage.run()));
        for (JsonNode trial : trials.subList(0, 10)) {
            JsonNode expected = job(trial).path("metrics");
            JsonNode metrics = trial.path("metrics");
            assertThat(metrics.path("sharpe").isNumber()).isTrue();
            metrics.properties().forEach(metric -> {
                // Returns above holding the symbol are no metric of a job.
                if (metric.getValue().isNumber() && !metric.getKey().equals("excess_return")) {
                    double value = expected.path(metric.getKey()).asDouble(Double.NaN);
                    assertThat(metric.getValue().asDouble())
                            .as(metric.getKey() + " of " + trial)
                            .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
                }
            });
            for (String exact : List.of("total_return", "trades", "exposure", "win_rate", "profit_factor")) {
                assertThat(metrics.path(exact)).as(exact).isEqualTo(expected.path(exact));
            }
        }
    }

    @Test
    @DisplayName("The curves that a sweep keeps are those of its best jobs")
    void curves() {
        JsonNode curves = client.get(path() + "/results").json().path("curves");
        JsonNode best = sweep().path("best");
        assertThat(curves).hasSize(2);
        for (int place = 0; place < 2; place++) {
            assertThat(curves.get(place).path("trial"))
                    .isEqualTo(best.get(place).path("trial"));
            String id = job(best.get(place)).path("job_id").asText();
            String curve = stage.client()
                    .get("/api/v1/jobs/" + id + "/equity-curve", "Accept", "application/vnd.apache.parquet")
                    .header("Location");
            assertThat(client.download(curves.get(place).path("url").asText())).isEqualTo(client.download(curve));
        }
    }

    /// The job that a trial is.
    private JsonNode job(JsonNode trial) {
        return stage.client().complete("""
                {"symbol": "AAPL", "strategy": "ma_crossover", "start": "2014-01-01", "params": %s%s}""".formatted(trial.path("values"), stage.own("")));
    }
}
