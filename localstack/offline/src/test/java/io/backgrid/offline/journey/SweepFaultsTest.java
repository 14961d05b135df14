package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.SweepClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Stores that lose or change what a sweep wrote, or fail.
class SweepFaultsTest {
    private static final ShardSizing SIZING = new ShardSizing(5, 5, 2_000);
    private static final String GRID = SweepClient.grid(6, 50, ", \"keep_curves\": 2");

    @Test
    void whatWasDamagedBeforeTheRankingIsComputedAnewWithTheSameResult(@TempDir Path data) throws Exception {
        SweepFolder folder = new SweepFolder(data);
        try (FaultyLine line = new FaultyLine();
                OfflineStack stack = OfflineStack.start(StackOptions.in(data)
                        .withWorkerThreads(2)
                        .withSizing(SIZING)
                        .withLine(line::between))) {
            SweepClient client = new SweepClient(stack.address());
            AtomicInteger lists = new AtomicInteger();
            // The list of shards is read by the fan, then by the ranking.
            line.tell(request -> {
                if (request.startsWith("GET") && request.endsWith("/manifest.json") && lists.incrementAndGet() == 2) {
                    String id = request.replaceAll(".*/sweeps/([^/]+)/.*", "$1");
                    damageParts(folder, id);
                }
                if (request.startsWith("GET") && request.endsWith("/manifest.json") && lists.get() == 6) {
                    String id = request.replaceAll(".*/sweeps/([^/]+)/.*", "$1");
                    overwrite(folder.of(id).resolve("manifest.json"), 10);
                }
            });

            JsonNode damaged = client.run(GRID);

            String id = damaged.path("sweep_id").asText();
            assertThat(folder.log("incomplete").toString())
                    .contains("the parts of shards")
                    .contains("are missing")
                    .contains("are damaged")
                    .contains("the list of shards is missing or was changed");
            assertThat(folder.computed(id)).as("30 shards, six of which twice").hasSize(36);
            JsonNode progress = damaged.path("progress");
            assertThat(progress.path("shards_done").asInt()).isEqualTo(30);
            assertThat(progress.path("trials_done").asInt()).isEqualTo(150);

            line.tell(_ -> {});
            assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
            JsonNode whole = client.run(GRID);
            assertThat(whole.path("progress").path("shards_reused").asInt()).isZero();
            for (String field : List.of("result_sha256", "best", "counts", "quantiles")) {
                assertThat(damaged.path(field)).as(field).isEqualTo(whole.path(field));
            }
            damagedResultsAreSaidAndRepaired(client, folder, whole);
        }
    }

    /// Seven parts: two that cannot be found by their receipts, five whose files are not what was stored.
    private static void damageParts(SweepFolder folder, String id) {
        List<Path> receipts = folder.files(id, "receipt.json");
        try {
            Files.writeString(receipts.get(0), "nonsense");
            Files.delete(receipts.get(1));
            Files.delete(receipts.get(1).resolveSibling("trials.parquet"));
            overwrite(receipts.get(2).resolveSibling("trials.parquet"), 100);
            overwrite(receipts.get(3).resolveSibling("blocks.parquet"), 100);
            Files.delete(receipts.get(4).resolveSibling("blocks.parquet"));
            Files.delete(receipts.get(5).resolveSibling("trials.parquet"));
            String receipt = Files.readString(receipts.get(6));
            Files.writeString(receipts.get(6), receipt.replace("\"rows\":5", "\"rows\":4"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void damagedResultsAreSaidAndRepaired(SweepClient client, SweepFolder folder, JsonNode whole) {
        String path = "sweeps/" + whole.path("sweep_id").asText();
        Path files = folder.of(whole.path("sweep_id").asText());
        String trials = client.get(path + "/trials?limit=50").body();
        JsonNode map = client.get(path + "/heatmap?x=fast&y=slow").json();

        overwrite(files.resolve("index.parquet"), 100);
        assertThat(client.get(path + "/trials?limit=50").body())
                .as("from the parts")
                .isEqualTo(trials);
        overwrite(files.resolve("heatmaps/0-1.parquet"), 100);
        assertThat(client.get(path + "/heatmap?x=fast&y=slow").json())
                .as("from the parts")
                .isEqualTo(map);
        overwrite(
                folder.files(whole.path("sweep_id").asText(), "trials.parquet").getFirst(), 100);
        assertThat(client.get(path + "/trials?limit=50").status()).isEqualTo(409);
        assertThat(client.get(path + "/heatmap?x=fast&y=slow").status()).isEqualTo(409);
        overwrite(files.resolve("manifest.json"), 10);
        assertThat(client.get(path + "/results").status()).isEqualTo(409);
        assertThat(client.get(path + "/trials?limit=50").status()).isEqualTo(409);

        JsonNode repaired = client.run(GRID);
        String other = "sweeps/" + repaired.path("sweep_id").asText();
        assertThat(repaired.path("result_sha256")).isEqualTo(whole.path("result_sha256"));
        assertThat(client.get(other + "/heatmap?x=fast&y=slow").json().path("cells"))
                .isEqualTo(map.path("cells"));
        assertThat(client.delete(path).status())
                .as("without a list of its parts")
                .isEqualTo(204);
        assertThat(folder.files(whole.path("sweep_id").asText(), "")).isEmpty();
        assertThat(client.get(other + "/trials?limit=200").json().path("trials"))
                .hasSize(150);
    }

    @Test
    void storesThatFailNowAndThenDoNotChangeTheResult(@TempDir Path data) throws Exception {
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);
        try (FaultyLine line = new FaultyLine(seed);
                OfflineStack stack = OfflineStack.start(StackOptions.in(data)
                        .withWorkerThreads(4)
                        .withSizing(SIZING)
                        .withLine(line::between))) {
            SweepClient client = new SweepClient(stack.address());
            JsonNode undisturbed = client.run(GRID);
            assertThat(client.delete("sweeps/" + undisturbed.path("sweep_id").asText())
                            .status())
                    .isEqualTo(204);
            String id = client.submit(GRID);

            line.failSometimes(0.08);
            JsonNode disturbed = client.completed(id);
            line.failSometimes(0);

            assertThat(disturbed.path("progress").path("shards_done").asInt()).isEqualTo(30);
            assertThat(disturbed.path("progress").path("trials_done").asInt()).isEqualTo(150);
            for (String field : List.of("result_sha256", "best", "counts", "quantiles")) {
                assertThat(disturbed.path(field)).as(field).isEqualTo(undisturbed.path(field));
            }
            assertThat(new SweepFolder(data).computed(id)).doesNotHaveDuplicates();
        }
    }

    /// Changes one byte.
    private static void overwrite(Path file, int place) {
        try {
            byte[] content = Files.readAllBytes(file);
            content[place] ^= 1;
            Files.write(file, content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
