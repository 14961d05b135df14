package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.SweepClient;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `kill -9` at random moments while a sweep of 200 shards runs. The build kills a few times; `-Dkills=20` more often.
class SweepKillTest {
    private static final int ROWS = 5;

    @Test
    void aSweepThatIsKilledEndsLikeOneThatIsNotAndComputesNothingTwice(@TempDir Path data, @TempDir Path quiet)
            throws Exception {
        int kills = Integer.getInteger("kills", 3);
        long seed = Long.getLong("seed", new Random().nextLong());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        SweepFolder folder = new SweepFolder(data);
        Map<String, String> requests = new LinkedHashMap<>();
        Map<String, Set<Integer>> stored = new LinkedHashMap<>();
        Map<String, Set<Integer>> logged = new LinkedHashMap<>();

        for (int kill = 0; kill < kills; kill++) {
            Process stack = SweepStack.fork(data, ROWS);
            try {
                // Some die while they start, when what was open before goes on already.
                if (kill % 5 == 4) {
                    stack.waitFor(1_000 + random.nextInt(3_000), TimeUnit.MILLISECONDS);
                } else {
                    SweepClient client = new SweepClient(SweepStack.address(stack, data));
                    boolean allEnded = requests.keySet().stream()
                            .map(id -> client.get("sweeps/" + id).text("status"))
                            .allMatch("completed"::equals);
                    if (allEnded) {
                        String request = SweepClient.grid(40, 50 + 25 * requests.size(), ", \"keep_curves\": 2");
                        String id = client.submit(request);
                        requests.put(id, request);
                        stored.put(id, Set.of());
                    }
                    if (kill % 2 == 0) {
                        awaitMoreThan(folder, stored);
                    }
                    stack.waitFor(random.nextInt(1_500), TimeUnit.MILLISECONDS);
                }
            } finally {
                stack.destroyForcibly().waitFor();
            }
            for (String id : requests.keySet()) {
                assertNothingComputedTwice(
                        folder, id, stored.getOrDefault(id, Set.of()), logged.getOrDefault(id, Set.of()));
                stored.put(id, folder.stored(id));
                logged.put(id, Set.copyOf(folder.computed(id)));
            }
            System.out.println("kill " + kill + ": stored "
                    + stored.values().stream().map(Set::size).toList());
        }

        Map<String, JsonNode> ends = new LinkedHashMap<>();
        Process last = SweepStack.fork(data, ROWS);
        try {
            SweepClient client = new SweepClient(SweepStack.address(last, data));
            for (String id : requests.keySet()) {
                JsonNode end = client.completed(id);
                ends.put(id, end);
                assertNothingComputedTwice(
                        folder, id, stored.getOrDefault(id, Set.of()), logged.getOrDefault(id, Set.of()));
                assertThat(end.path("progress").path("shards_done").asInt()).isEqualTo(200);
                assertThat(end.path("progress").path("trials_done").asInt()).isEqualTo(1_000);
                assertThat(folder.stored(id)).hasSize(200);
            }
            for (String status : new String[] {"queued", "running"}) {
                assertThat(client.get("sweeps?status=" + status).json().path("sweeps"))
                        .isEmpty();
            }
        } finally {
            last.destroyForcibly().waitFor();
        }
        try (OfflineStack undisturbed = OfflineStack.start(StackOptions.in(quiet))) {
            SweepClient client = new SweepClient(undisturbed.address());
            for (Map.Entry<String, JsonNode> end : ends.entrySet()) {
                JsonNode expected = client.run(requests.getOrDefault(end.getKey(), ""));
                for (String field : new String[] {"result_sha256", "counts", "quantiles", "best"}) {
                    assertThat(end.getValue().path(field)).isEqualTo(expected.path(field));
                }
            }
        }
    }

    /// Waits until some shard is stored that was not at the last kill, for a while.
    private static void awaitMoreThan(SweepFolder folder, Map<String, Set<Integer>> stored) throws Exception {
        for (int attempt = 0; attempt < 200; attempt++) {
            for (Map.Entry<String, Set<Integer>> before : stored.entrySet()) {
                if (folder.stored(before.getKey()).size() > before.getValue().size()) {
                    return;
                }
            }
            SweepClient.pause(20);
        }
    }

    /// A shard is logged as computed after its part was stored. So no shard is logged twice, and none after a kill that
    /// found its part stored; one that was killed between the two is never logged.
    ///
    /// @param before what was stored at the kill before the last one
    /// @param logged what was logged by then
    private static void assertNothingComputedTwice(
            SweepFolder folder, String id, Set<Integer> before, Set<Integer> logged) throws Exception {
        List<Integer> computed = folder.computed(id);
        assertThat(computed).doesNotHaveDuplicates();
        Set<Integer> since = new TreeSet<>(computed);
        since.removeAll(logged);
        since.retainAll(before);
        assertThat(since).as("computed though they were stored").isEmpty();
    }
}
