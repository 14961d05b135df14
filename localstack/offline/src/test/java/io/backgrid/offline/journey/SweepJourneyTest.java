package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.SweepClient;
import java.nio.file.Path;
import java.util.List;
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
    void severalSymbolsAreSweptOneAfterTheOther() {
        String request = """
                {"symbols": ["SP500", "AAPL"], "strategy": "ma_crossover", "start": "2014-01-01",
                 "params": {"fast": [5, 10, 20], "slow": [50, 100]}, "where": "fast < 20 or slow > 50"}""";
        JsonNode both = shards.run(request);

        assertThat(both.path("trials").asInt()).isEqualTo(10);
        List<JsonNode> trials = shards.pages(path(both) + "/trials?limit=200");
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
        List<JsonNode> whole = client.pages(path(small) + "/trials?limit=200");
        List<JsonNode> drawn = shards.pages(path(sample) + "/trials?limit=200");
        assertThat(drawn).hasSize(100);
        assertThat(whole).containsAll(drawn);
    }

    private static String path(JsonNode sweep) {
        return "sweeps/" + sweep.path("sweep_id").asText();
    }
}
