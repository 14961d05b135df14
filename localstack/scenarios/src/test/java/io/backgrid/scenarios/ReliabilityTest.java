package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.JobRef;
import io.backgrid.offline.client.Client;
import io.backgrid.scenarios.stage.EngineHere;
import io.backgrid.scenarios.stage.PlantedJobs;
import io.backgrid.scenarios.stage.Stage;
import io.backgrid.scenarios.stage.StageQueue;
import io.backgrid.scenarios.stage.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@OnEveryTarget
@Order(7)
@DisplayName("Reliability")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReliabilityTest {
    /// Longer than reconcile leaves an open job alone.
    private static final Duration LOST = Duration.ofMinutes(8);

    private final Stage stage;
    private final Client client;
    /// Planted first, as the schedule may take a minute to find it.
    private final JobRef forSchedule;

    ReliabilityTest(Stage stage) {
        this.stage = stage;
        this.client = stage.client();
        this.forSchedule = stage.jobs().plant(Client.SEED, LOST);
    }

    private static String path(JobRef job) {
        return "/api/v1/jobs/" + job.id();
    }

    private void assertThatItCompletes(JobRef job) {
        JsonNode end = client.awaitEnd(job.id().value()).json();
        assertThat(end.path("status").asText()).as("%s", end).isEqualTo("completed");
        assertThat(end.path("result_sha256").asText()).isEqualTo(EngineHere.resultOfJob(Client.SEED));
    }

    @Test
    @DisplayName("An idempotency key makes one job of eight requests at once")
    void idempotency() throws Exception {
        String key = stage.fresh("key");
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<String>> answers = new ArrayList<>();
            for (int attempt = 0; attempt < 8; attempt++) {
                answers.add(clients.submit(
                        () -> client.submit(Client.SEED, "Idempotency-Key", key).text("job_id")));
            }
            Set<String> ids = new HashSet<>();
            for (Future<String> answer : answers) {
                ids.add(answer.get());
            }
            assertThat(ids).hasSize(1).doesNotContain("");
        }
    }

    @Test
    @DisplayName("A message that is delivered twice runs its job once")
    void twice() {
        JobRef job = stage.jobs().plant(Client.SEED, Duration.ZERO);
        stage.jobsQueue().send(PlantedJobs.message(job));
        stage.jobsQueue().send(PlantedJobs.message(job));
        assertThatItCompletes(job);
        JsonNode completed = client.get(path(job)).json();

        stage.jobsQueue().send(PlantedJobs.message(job));
        stage.jobsQueue().awaitEmpty();

        assertThat(client.get(path(job)).json()).isEqualTo(completed);
    }

    @Test
    @DisplayName("A job that the queue gives up fails and says so")
    void deadLetter() {
        JobRef job = stage.jobs().plant(Client.SEED, Duration.ZERO);
        stage.deadLetters().send(PlantedJobs.message(job));

        JsonNode end = client.awaitEnd(job.id().value()).json();

        assertThat(end.path("status").asText()).isEqualTo("failed");
        assertThat(end.path("error").path("title").asText()).isEqualTo("attempts_exhausted");
        assertThat(end.path("error").path("detail").asText()).contains("submit it again");
    }

    @Test
    @DisplayName("A poison message holds up no job, and is let go in the end")
    void poison() {
        StageQueue queue = stage.jobsQueue();
        String before = queue.visibilityTimeout();
        // Five attempts at the template's six minutes each would take half an hour.
        queue.hideFor(stage.target() == Target.OFFLINE ? "1" : "5");
        try {
            queue.send("no job at all, run " + stage.run());
            for (int job = 0; job < 3; job++) {
                client.complete(Client.SEED);
            }
            queue.awaitEmpty();
            stage.deadLetters().awaitEmpty();
        } finally {
            queue.hideFor(before);
        }
        client.complete(Client.SEED);
    }

    @Test
    @Order(Integer.MAX_VALUE - 1)
    @DisplayName("A job whose message was lost is sent again when reconcile is called")
    void reconcile() {
        JobRef job = stage.jobs().plant(Client.SEED, LOST);
        assertThat(stage.invoke("ReconcileFunction")).isEmpty();
        assertThatItCompletes(job);
    }

    @Test
    @Order(Integer.MAX_VALUE)
    @DisplayName("A job whose message was lost is sent again by the schedule")
    void schedule() {
        assertThatItCompletes(forSchedule);
    }
}
