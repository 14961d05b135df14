package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.SweepClient;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// A sweep of 1,000 combinations from end to end: through the queue by one worker, and in 200 shards by four.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepJourneyTest {
    private static final String GRID = SweepClient.grid(40, 50, ", \"keep_curves\": 3");

    private OfflineStack plain;
    private OfflineStack sharded;
    private SweepClient client;
    private SweepClient shards;
    private JsonNode small;
    private JsonNode large;

    @BeforeAll
    void start(@TempDir Path one, @TempDir Path other) throws Exception {
        plain = OfflineStack.start(StackOptions.in(one).withWorkerThreads(1));
        sharded = OfflineStack.start(
                StackOptions.in(other).withWorkerThreads(4).withSizing(new ShardSizing(5, 5, 2_000)));
        client = new SweepClient(plain.address());
        shards = new SweepClient(sharded.address());
        small = client.run(GRID);
        large = shards.run(GRID);
    }

    @AfterAll
    void stop() {
        plain.close();
        sharded.close();
    }

    @Test
    void anyNumberOfShardsAndWorkersGivesTheSameResult() {
        assertThat(small.path("progress").path("shards").asInt()).isEqualTo(1);
        assertThat(large.path("progress").path("shards").asInt()).isEqualTo(200);
        for (JsonNode sweep : List.of(small, large)) {
            assertThat(sweep.path("trials").asInt()).isEqualTo(1_000);
            assertThat(sweep.path("progress").path("trials_done").asInt()).isEqualTo(1_000);
            assertThat(sweep.path("progress").path("shards_done"))
                    .isEqualTo(sweep.path("progress").path("shards"));
            assertThat(sweep.path("cost").path("dollars").asDouble()).isBetween(1e-6, 0.1);
        }
        for (String field : List.of("result_sha256", "spec_sha256", "counts", "quantiles", "best", "heatmaps")) {
            assertThat(large.path(field)).as(field).isEqualTo(small.path(field));
        }
        for (String order : List.of("-sharpe", "max_drawdown")) {
            String page = "/trials?limit=100&sort=" + order;
            assertThat(shards.get(path(large) + page).json().path("trials"))
                    .isEqualTo(client.get(path(small) + page).json().path("trials"));
        }
    }

    @Test
    void aSweepEqualsItsJobs() {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        List<JsonNode> trials = new ArrayList<>(pages(client, path(small) + "/trials?limit=200"));
        Collections.shuffle(trials, new Random(seed));
        for (JsonNode trial : trials.subList(0, 20)) {
            String request = """
                    {"symbol": "AAPL", "strategy": "ma_crossover", "start": "2014-01-01", "params": %s}""".formatted(trial.path("values"));
            JsonNode job = client.post("jobs", request, "Prefer", "wait=20").json();

            JsonNode metrics = trial.path("metrics");
            assertThat(metrics.path("sharpe").isNumber()).isTrue();
            metrics.properties().forEach(metric -> {
                JsonNode expected = job.path("metrics").path(metric.getKey());
                // Returns above holding the symbol are no metric of a job.
                if (metric.getValue().isNumber() && !metric.getKey().equals("excess_return")) {
                    double value = expected.asDouble(Double.NaN);
                    assertThat(metric.getValue().asDouble())
                            .as(metric.getKey() + " of " + trial)
                            .isCloseTo(value, within(1e-12 * Math.max(1, Math.abs(value))));
                }
            });
            for (String exact : List.of("total_return", "trades", "exposure", "win_rate", "profit_factor")) {
                assertThat(metrics.path(exact).asDouble())
                        .isEqualTo(job.path("metrics").path(exact).asDouble());
            }
        }
    }

    @Test
    void pagesWalkThroughAllTrialsInTheirOrder() {
        for (String sort : List.of("-sharpe", "sharpe", "volatility", "-win_rate")) {
            List<JsonNode> trials = pages(client, path(small) + "/trials?limit=170&sort=" + sort);
            Set<Long> numbers = new HashSet<>();
            trials.forEach(trial -> numbers.add(trial.path("trial").asLong()));
            assertThat(trials).hasSize(1_000);
            assertThat(numbers).as("each once").hasSize(1_000);
            String metric = sort.replace("-", "");
            double sign = sort.startsWith("-") ? -1 : 1;
            for (int place = 1; place < trials.size(); place++) {
                double before =
                        trials.get(place - 1).path("metrics").path(metric).asDouble(Double.NaN);
                double here = trials.get(place).path("metrics").path(metric).asDouble(Double.NaN);
                long earlier = trials.get(place - 1).path("trial").asLong();
                boolean tied = before == here
                        && earlier < trials.get(place).path("trial").asLong();
                // Those without a value come last.
                assertThat(Double.isNaN(here) || sign * before < sign * here || tied)
                        .as("%s before %s at %d by %s", before, here, place, sort)
                        .isTrue();
            }
        }
    }

    @Test
    void theHeatMapShowsTheTrials() {
        JsonNode map =
                client.get(path(small) + "/heatmap?x=fast&y=slow&metric=sharpe").json();
        assertThat(map.path("x").path("values")).hasSize(40);
        assertThat(map.path("y").path("values")).hasSize(25);
        int seen = 0;
        for (JsonNode trial : pages(client, path(small) + "/trials?limit=200")) {
            int x = trial.path("values").path("fast").asInt() - 2;
            int y = trial.path("values").path("slow").asInt() - 50;
            assertThat(map.path("cells").get(y).get(x).asDouble())
                    .isEqualTo(trial.path("metrics").path("sharpe").asDouble());
            seen++;
        }
        assertThat(seen).isEqualTo(1_000);
        assertThat(shards.get(path(large) + "/heatmap?x=fast&y=slow&metric=sharpe")
                        .json()
                        .path("cells"))
                .isEqualTo(map.path("cells"));
    }

    @Test
    void everyPartDownloadsAsItsHashSays() {
        long rows = 0;
        Set<Integer> numbers = new TreeSet<>();
        String cursor = "";
        do {
            JsonNode page =
                    shards.get(path(large) + "/results?limit=90" + cursor).json();
            for (JsonNode part : page.path("parts")) {
                numbers.add(part.path("shard").asInt());
                rows += part.path("rows").asLong();
                for (String file : List.of("trials", "blocks")) {
                    // All of them would take a minute.
                    if (part.path("shard").asInt() % 40 == 0) {
                        byte[] content =
                                shards.download(part.path(file).path("url").asText());
                        assertThat(Sha256.hex(content))
                                .isEqualTo(part.path(file).path("sha256").asText());
                        assertThat(content)
                                .hasSize(part.path(file).path("bytes").asInt());
                    }
                }
            }
            cursor = page.has("next_cursor")
                    ? "&cursor=" + page.path("next_cursor").asText()
                    : "";
        } while (!cursor.isEmpty());
        assertThat(numbers).hasSize(200);
        assertThat(rows).isEqualTo(1_000);
    }

    @Test
    void theCurvesThatAreKeptAreThoseOfTheBestJobs() {
        JsonNode curves = client.get(path(small) + "/results").json().path("curves");
        assertThat(curves).hasSize(3);
        for (int place = 0; place < 3; place++) {
            JsonNode best = small.path("best").get(place);
            assertThat(curves.get(place).path("trial")).isEqualTo(best.path("trial"));
            JsonNode job = client.post("jobs", """
                            {"symbol": "AAPL", "strategy": "ma_crossover", "start": "2014-01-01", "params": %s}""".formatted(best.path("values")), "Prefer", "wait=20")
                    .json();
            String curve = client.call(
                            "GET",
                            "jobs/" + job.path("job_id").asText() + "/equity-curve",
                            BodyPublishers.noBody(),
                            "Accept",
                            "application/vnd.apache.parquet")
                    .header("Location");

            assertThat(Sha256.hex(client.download(curves.get(place).path("url").asText())))
                    .isEqualTo(Sha256.hex(client.download(URI.create(curve).toString())));
        }
    }

    @Test
    void severalSymbolsAreSweptOneAfterTheOther() {
        String request = """
                {"symbols": ["SP500", "AAPL"], "strategy": "ma_crossover", "start": "2014-01-01",
                 "params": {"fast": [5, 10, 20], "slow": [50, 100]}, "where": "fast < 20 or slow > 50"}""";
        JsonNode both = shards.run(request);

        assertThat(both.path("trials").asInt()).isEqualTo(10);
        List<JsonNode> trials = pages(shards, path(both) + "/trials?limit=200");
        assertThat(trials)
                .extracting(trial -> trial.path("trial").asInt())
                .containsExactlyInAnyOrder(0, 1, 2, 3, 5, 6, 7, 8, 9, 11);
        for (JsonNode trial : trials) {
            assertThat(trial.path("symbol").asText())
                    .isEqualTo(trial.path("trial").asInt() < 6 ? "SP500" : "AAPL");
        }
        assertThat(client.run(request).path("result_sha256")).isEqualTo(both.path("result_sha256"));
    }

    @Test
    void aSampleIsThoseTrialsOfTheWholeGridWhateverTheShards() {
        String request = SweepClient.grid(40, 50, ", \"sample\": {\"count\": 100, \"seed\": 7}");
        JsonNode sample = shards.run(request);

        assertThat(sample.path("trials").asInt()).isEqualTo(100);
        assertThat(sample.path("progress").path("shards").asInt()).isGreaterThan(10);
        assertThat(client.run(request).path("result_sha256")).isEqualTo(sample.path("result_sha256"));
        List<JsonNode> whole = pages(client, path(small) + "/trials?limit=200");
        List<JsonNode> drawn = pages(shards, path(sample) + "/trials?limit=200");
        assertThat(drawn).hasSize(100);
        assertThat(whole).containsAll(drawn);
    }

    private static String path(JsonNode sweep) {
        return "sweeps/" + sweep.path("sweep_id").asText();
    }

    private static List<JsonNode> pages(SweepClient client, String first) {
        List<JsonNode> trials = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = client.get(first + cursor);
            assertThat(page.status()).as(page.body()).isEqualTo(200);
            page.json().path("trials").forEach(trials::add);
            cursor = page.json().has("next_cursor") ? "&cursor=" + page.text("next_cursor") : "";
        } while (!cursor.isEmpty());
        return trials;
    }
}
