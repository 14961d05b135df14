package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.client.SweepClient;
import io.backgrid.scenarios.stage.Containers;
import io.backgrid.scenarios.stage.EngineHere;
import io.backgrid.scenarios.stage.Stage;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Beside the other scenarios, as it mostly waits: a call whose container is gone may count as running until
/// its time is over, two minutes.
@OnEveryTarget
@Execution(ExecutionMode.CONCURRENT)
@DisplayName("Killed containers")
class KilledContainerTest {
    /// The call that is lost, and all others around it.
    private static final Duration PATIENCE = Duration.ofMinutes(8);

    private final SweepClient client;
    private final String request;

    KilledContainerTest(Stage stage) {
        this.client = stage.sweeps(PATIENCE);
        this.request = SweepClient.grid(160, 200, stage.own(""));
    }

    @Test
    @DisplayName("A sweep of 40 shards loses a container in the middle, and nothing else")
    void inTheMiddle() {
        String id = client.submit(request);
        client.until(id, sweep -> shardsDone(sweep) >= 5);

        Containers.kill("sweep-shard");

        assertThat(shardsDone(client.get("sweeps/" + id).json()))
                .as("shards done when the container was killed")
                .isLessThan(40);
        JsonNode sweep = client.completed(id);
        assertThat(shardsDone(sweep)).isEqualTo(40);
        assertThat(sweep.path("progress").path("trials_done").asInt()).isEqualTo(4_000);
        assertThat(sweep.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfSweep(request));
    }

    private static int shardsDone(JsonNode sweep) {
        return sweep.path("progress").path("shards_done").asInt();
    }
}
