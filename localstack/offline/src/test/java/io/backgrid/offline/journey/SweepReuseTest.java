package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.SweepClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps that find what others have computed. Shards are 5 trials.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepReuseTest {
    private OfflineStack stack;
    private SweepClient client;
    private SweepFolder folder;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        stack = OfflineStack.start(StackOptions.in(data).withWorkerThreads(2).withSizing(new ShardSizing(5, 5, 2_000)));
        client = new SweepClient(stack.address());
        folder = new SweepFolder(data);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void progressGrowsWhileASweepRunsAndWhenItIsRepeatedNothingIsComputed() throws Exception {
        String request = SweepClient.grid(8, 50, "");
        String id = client.submit(request);
        List<Integer> done = new ArrayList<>();
        List<Double> left = new ArrayList<>();
        client.until(id, sweep -> {
            JsonNode progress = sweep.path("progress");
            if (sweep.path("status").asText().equals("running")) {
                assertThat(progress.path("shards").asInt()).isEqualTo(40);
                done.add(progress.path("shards_done").asInt());
                if (progress.path("seconds_left").isNumber()) {
                    left.add(progress.path("seconds_left").asDouble());
                }
            }
            return sweep.path("status").asText().equals("completed");
        });
        assertThat(done).isSorted();
        assertThat(done.stream().distinct()).hasSizeGreaterThan(3);
        assertThat(left).isNotEmpty().allMatch(seconds -> seconds >= 0 && seconds < 600);
        assertThat(folder.computed(id)).hasSize(40).doesNotHaveDuplicates();

        JsonNode again = client.run(request);

        assertThat(again.path("progress").path("shards_reused").asInt()).isEqualTo(40);
        assertThat(again.path("result_sha256"))
                .isEqualTo(client.get("sweeps/" + id).json().path("result_sha256"));
        assertThat(folder.computed(again.path("sweep_id").asText())).isEmpty();
    }

    @Test
    void anExtendedSweepComputesOnlyWhatIsNew() throws Exception {
        JsonNode first = client.run(SweepClient.grid(4, 150, ""));
        assertThat(first.path("progress").path("shards").asInt()).isEqualTo(20);

        JsonNode extended = client.run(SweepClient.grid(7, 150, ""));

        assertThat(extended.path("progress").path("shards").asInt()).isEqualTo(35);
        assertThat(extended.path("progress").path("shards_reused").asInt()).isEqualTo(20);
        assertThat(folder.computed(extended.path("sweep_id").asText())).hasSize(15);
        assertThat(extended.path("counts").path("ran").asInt()).isEqualTo(175);
    }

    @Test
    void twoEqualSweepsAtOnceBothCompleteAndComputeNoShardTwiceEach() throws Exception {
        String request = SweepClient.grid(4, 100, "");
        String one = client.submit(request);
        String other = client.submit(request);

        JsonNode first = client.completed(one);
        JsonNode second = client.completed(other);

        assertThat(first.path("result_sha256")).isEqualTo(second.path("result_sha256"));
        List<Integer> ofOne = folder.computed(one);
        List<Integer> ofOther = folder.computed(other);
        assertThat(ofOne).doesNotHaveDuplicates();
        assertThat(ofOther).doesNotHaveDuplicates();
        assertReused(first, 20 - ofOne.size());
        assertReused(second, 20 - ofOther.size());
    }

    private static void assertReused(JsonNode sweep, int shards) {
        assertThat(sweep.path("progress").path("shards_done").asInt()).isEqualTo(20);
        assertThat(sweep.path("progress").path("shards_reused").asInt()).isEqualTo(shards);
    }
}
