package io.backgrid.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.engine.metrics.Metric;
import io.backgrid.jobs.fakes.World;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobTest {
    private static final Instant LATER = Instant.parse("2026-01-05T10:01:00Z");
    private static final JobFailure FAILURE = new JobFailure("too_few_bars", "choose a longer range");
    private static final Completion COMPLETION = new Completion(
            LATER,
            LATER.plusSeconds(1),
            0.25,
            2,
            Instant.EPOCH,
            Instant.EPOCH.plusSeconds(86_400),
            "d",
            "r",
            "0.1.0",
            false,
            new MetricValues(Map.of("sharpe", 1.5), Map.of("sortino", "no_return_below_mar")));

    private final World world = new World();
    private final Job queued = world.job(world.accept(World.REQUEST));
    private final Job running = queued.started(LATER);

    @Test
    void aJobBeginsQueued() {
        assertThat(queued.state()).isEqualTo(new JobState.Queued(queued.submittedAt()));
        assertThat(queued.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(queued.isFinal()).isFalse();
        assertThat(queued.revision()).isZero();
    }

    @Test
    void everyChangeCountsTheRevisionAndKeepsWhatWasAskedFor() {
        for (Job next : List.of(
                running,
                queued.sentAgain(LATER),
                queued.completed(COMPLETION),
                queued.failed(FAILURE, LATER),
                queued.cancelled(LATER))) {
            assertThat(next.revision()).isEqualTo(1);
            assertThat(next.ref()).isEqualTo(queued.ref());
            assertThat(next.spec()).isEqualTo(queued.spec());
            assertThat(next.data()).isEqualTo(queued.data());
            assertThat(next.submittedAt()).isEqualTo(queued.submittedAt());
        }
    }

    @Test
    void startingAgainMovesTheStartAndNotTheSending() {
        Instant evenLater = LATER.plusSeconds(60);

        assertThat(running.state()).isEqualTo(new JobState.Running(queued.submittedAt(), LATER));
        assertThat(running.started(evenLater).state()).isEqualTo(new JobState.Running(queued.submittedAt(), evenLater));
    }

    @Test
    void sendingAgainKeepsTheState() {
        Instant evenLater = LATER.plusSeconds(60);

        assertThat(queued.sentAgain(evenLater).state()).isEqualTo(new JobState.Queued(evenLater));
        assertThat(running.sentAgain(evenLater).state()).isEqualTo(new JobState.Running(evenLater, LATER));
    }

    @Test
    void anEndedJobNeverChanges() {
        for (Job ended :
                List.of(running.completed(COMPLETION), running.failed(FAILURE, LATER), queued.cancelled(LATER))) {
            String over = "job " + ended.ref().id() + " is " + ended.status().wireName() + " and cannot be ";

            assertThat(ended.isFinal()).isTrue();
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.started(LATER))
                    .withMessage(over + "started any more");
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.sentAgain(LATER))
                    .withMessage(over + "sent again any more");
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.completed(COMPLETION))
                    .withMessage(over + "completed any more");
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.failed(FAILURE, LATER))
                    .withMessage(over + "failed any more");
            assertThatIllegalStateException()
                    .isThrownBy(() -> ended.cancelled(LATER))
                    .withMessage(over + "cancelled any more");
        }
    }

    @Test
    void everyStateHasItsStatus() {
        assertThat(running.status().wireName()).isEqualTo("running");
        assertThat(running.completed(COMPLETION).status().wireName()).isEqualTo("completed");
        assertThat(running.failed(FAILURE, LATER).status().wireName()).isEqualTo("failed");
        assertThat(queued.cancelled(LATER).status().wireName()).isEqualTo("cancelled");
    }

    @Test
    void anUndefinedMetricHasNoValue() {
        assertThat(COMPLETION.metrics().value(Metric.SHARPE)).hasValue(1.5);
        assertThat(COMPLETION.metrics().value(Metric.SORTINO)).isEmpty();
    }
}
