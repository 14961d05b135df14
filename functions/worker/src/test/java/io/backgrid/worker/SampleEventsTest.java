package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.quarkus.amazon.lambda.runtime.JacksonInputReader;
import io.quarkus.amazon.lambda.runtime.JacksonOutputWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The events that `sam local invoke` is given are what the functions take, read and answered as the
/// template's stream handler does it: by Quarkus' reader and writer.
class SampleEventsTest {
    private static final TenantId LOCAL = new TenantId("local");

    // As the stream handler configures its own, which it makes only inside of a running application.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_PROPERTIES)
            .build();

    private final World world = new World();

    /// What the function writes for a file of events.
    private static <I, O> String answer(
            String event, RequestHandler<I, O> handler, Class<? super I> input, Class<? super O> output)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (InputStream json = Files.newInputStream(Path.of("..", "..", "events", event + ".json"))) {
            @SuppressWarnings("unchecked") // The reader makes what it was told to.
            I request = (I) new JacksonInputReader(MAPPER.readerFor(input)).readValue(json);
            O response = handler.handleRequest(request, Deliveries.CONTEXT);
            new JacksonOutputWriter(MAPPER.writerFor(output)).writeValue(bytes, response);
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static String answer(String event, RequestHandler<SQSEvent, SQSBatchResponse> handler) throws IOException {
        return answer(event, handler, SQSEvent.class, SQSBatchResponse.class);
    }

    /// A job of the tenant that the events name.
    private JobRef accept(String id) {
        Job any = world.job(world.accept("{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\"}"));
        JobRef ref = new JobRef(LOCAL, new JobId(id));
        world.jobs.admit(Job.accepted(ref, any.spec(), any.data(), any.submittedAt()), Optional.empty());
        return ref;
    }

    @Test
    void backtestRunsTheJobOfItsEvent() throws IOException {
        JobRef ref = accept("01m844dzk87q3kz9v4b8n5d2f6wjt1ryc0sg");

        assertThat(answer(
                        "backtest",
                        new BacktestHandler(world.worker(), world.sweeping().run(), world.journal)))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(world.job(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void whatBacktestReturnsIsNamedInTheFormThatTheQueueReads() throws IOException {
        accept("01m844dzk87q3kz9v4b8n5d2f6wjt1ryc0sg");
        world.disturb(Failure.unavailable("bars.", Moment.BEFORE));

        assertThat(answer(
                        "backtest",
                        new BacktestHandler(world.worker(), world.sweeping().run(), world.journal)))
                .isEqualTo("{\"batchItemFailures\":[{\"itemIdentifier\":\"059f36b4-87a3-44ab-83d2-661975830a7d\"}]}");
    }

    @Test
    void deadLetterEndsTheJobOfItsEvent() throws IOException {
        JobRef ref = accept("01m844cbn0m3t8x1zq5c7gk2w9hfd4vn6jpe");

        assertThat(answer(
                        "dead-letter",
                        new DeadLetterHandler(world.abandon(), world.sweeping().fail(), world.journal)))
                .isEqualTo("{\"batchItemFailures\":[]}");
        assertThat(world.job(ref).status()).isEqualTo(JobStatus.FAILED);
    }

    /// A sweep of the tenant that the events name.
    private SweepRef acceptSweep() {
        Sweep any = world.sweeping().sweep(world.sweeping().accept("""
                {"symbols": ["AAPL"], "strategy": "ma_crossover", "params": {"fast": {"from": 2, "to": 41, "step": 1},
                 "slow": [20, 50, 100]}, "where": "fast < slow", "stop_loss": [0.05, 0.1]}"""));
        SweepRef ref = new SweepRef(LOCAL, new JobId("01m8cynd0y2xpqxhybbbp29yxmjw3y72g6r6"));
        world.sweeps.admit(
                Sweep.accepted(ref, any.request(), any.data(), any.trials(), any.submittedAt()), Optional.empty());
        return ref;
    }

    @Test
    void sweepPlanPlansTheSweepOfItsEvent() throws IOException {
        SweepRef ref = acceptSweep();

        assertThat(answer("sweep-plan", new SweepPlanHandler(world.sweeping().plan()), Map.class, Map.class))
                .isEqualTo("{\"tenant\":\"local\",\"sweep_id\":\"" + ref.id() + "\",\"round\":0,\"next\":\"fan\","
                        + "\"bucket\":\"results\",\"key\":\"" + ref.id() + "/manifest\"}");
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void sweepShardRunsTheShardOfItsEvent() throws IOException {
        SweepRef ref = acceptSweep();

        assertThat(answer("sweep-shard", new SweepShardHandler(world.sweeping().shard()), Map.class, Map.class))
                .isEqualTo("{\"shard\":0}");
        assertThat(world.ledger.progress(ref).trials()).isEqualTo(196);
    }

    @Test
    void sweepReduceRanksTheSweepOfItsEvent() throws IOException {
        SweepRef ref = acceptSweep();
        world.sweeping()
                .plan()
                .plan(ref, 0)
                .orElseThrow()
                .tasks()
                .forEach(world.sweeping().shard()::run);

        assertThat(answer(
                        "sweep-reduce", new SweepReduceHandler(world.sweeping().reduce()), Map.class, Map.class))
                .isEqualTo("{\"tenant\":\"local\",\"sweep_id\":\"" + ref.id() + "\",\"round\":0,\"next\":\"done\"}");
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void sweepFailFailsTheSweepOfItsEvent() throws IOException {
        SweepRef ref = acceptSweep();

        assertThat(answer(
                        "sweep-fail",
                        new SweepFailHandler(world.sweeping().fail(), world.journal),
                        Map.class,
                        Map.class))
                .isEqualTo("{\"tenant\":\"local\",\"sweep_id\":\"" + ref.id() + "\",\"round\":0,\"next\":\"failed\"}");
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void reconcileTakesItsEvent() throws IOException {
        JobRef ref = world.accept(World.REQUEST);
        world.clock.advance(World.PATIENCE.plusMillis(1));

        assertThat(answer(
                        "reconcile",
                        new ReconcileHandler(world.reconcile(), world.sweeping().reconcile()),
                        Map.class,
                        Map.class))
                .isEqualTo("{\"sent_again\":1}");
        assertThat(world.queue.waiting()).containsExactly(ref);
    }
}
