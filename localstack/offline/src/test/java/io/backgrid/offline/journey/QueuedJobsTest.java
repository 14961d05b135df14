package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Jobs that wait: listed, cancelled, and run after a restart.
class QueuedJobsTest {
    private final Contract contract = Contract.load();

    @Test
    void aListHasEveryJobOnceNewestFirst(@TempDir Path folder) throws Exception {
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder).withoutWorkers())) {
            Client client = new Client(stack.address(), contract);
            List<String> submitted = new ArrayList<>();
            for (int job = 0; job < 5; job++) {
                submitted.addFirst(client.submit(Client.SEED).text("job_id"));
            }

            List<String> listed = new ArrayList<>();
            String cursor = "";
            do {
                JsonNode page = client.get("/api/v1/jobs?limit=2&status=queued" + cursor)
                        .json();
                page.path("jobs").forEach(job -> listed.add(job.path("job_id").asText()));
                cursor = page.has("next_cursor")
                        ? "&cursor=" + page.path("next_cursor").asText()
                        : "";
            } while (!cursor.isEmpty());

            assertThat(listed).isEqualTo(submitted);
        }
    }

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
