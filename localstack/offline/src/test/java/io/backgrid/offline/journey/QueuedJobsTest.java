package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs that wait while the stack is away.
class QueuedJobsTest {
    private final Contract contract = Contract.load();

    @Test
    void aQueuedJobRunsAfterARestartUnlessItWasCancelled(@TempDir Path folder) throws Exception {
        String kept;
        String cancelled;
        String completed;
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            completed = new Client(stack.address(), contract)
                    .submit(Client.SEED, "Prefer", "wait=20")
                    .text("job_id");
        }
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder).withoutWorkers())) {
            Client client = new Client(stack.address(), contract);
            kept = client.submit(Client.SEED).text("job_id");
            cancelled = client.submit(Client.SEED).text("job_id");
            assertThat(client.delete("/api/v1/jobs/" + cancelled).status()).isEqualTo(204);
            assertThat(client.get("/api/v1/jobs/" + completed).text("status")).isEqualTo("completed");
        }
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            Client client = new Client(stack.address(), contract);
            assertThat(client.awaitEnd(kept).text("status")).isEqualTo("completed");
            assertThat(client.get("/api/v1/jobs/" + cancelled).text("status")).isEqualTo("cancelled");
            assertThat(client.get("/api/v1/jobs/" + kept).text("result_sha256"))
                    .isEqualTo(client.get("/api/v1/jobs/" + completed).text("result_sha256"));
        }
    }
}
