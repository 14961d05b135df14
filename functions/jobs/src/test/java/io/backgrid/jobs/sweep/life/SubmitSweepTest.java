package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.life.IdempotencyConflictException;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.Journal.SweepEvent;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.request.InvalidRequestException;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitSweepTest {
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("k-1"));

    private final Swept usual = Swept.with(ShardSizing.USUAL);
    private final Swept pairs = Swept.with(Swept.PAIRS);

    @Test
    void aSmallSweepIsStoredAndGoesThroughTheQueue() {
        SweepRef ref = usual.sweeping().accept(Swept.SIX);

        Sweep sweep = usual.sweeping().sweep(ref);
        assertThat(sweep.state())
                .isEqualTo(new SweepState.Queued(usual.world().clock.instant()));
        assertThat(sweep.trials()).isEqualTo(6);
        assertThat(sweep.data()).hasSize(1);
        assertThat(usual.world().queue.waitingSweeps()).containsExactly(ref);
        assertThat(usual.world().machine.started()).isEmpty();
        assertThat(usual.world().journal.of(ref)).containsExactly(new SweepEvent.Submitted(6, 1));
    }

    @Test
    void aSweepOfSeveralShardsGoesToTheMachine() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);

        assertThat(pairs.world().machine.started()).containsExactly(ref);
        assertThat(pairs.world().queue.waitingSweeps()).isEmpty();
        assertThat(pairs.world().journal.of(ref)).containsExactly(new SweepEvent.Submitted(6, 3));
    }

    @Test
    void anEstimateSaysTrialsShardsAndSecondsAndStartsNothing() {
        WorkEstimate work = pairs.sweeping().submit().estimate(World.TENANT, Swept.SIX);

        assertThat(work.trials()).isEqualTo(6);
        assertThat(work.shards()).hasSize(3);
        // A plain rule takes 0.93 ns a bar, a row 4 us, a shard 0.05 s.
        assertThat(work.trialSeconds()).isEqualTo(60 * 0.93 * 1e-9 + 4e-6);
        assertThat(work.seconds()).isEqualTo(6 * work.trialSeconds() + 3 * 0.05);
        assertThat(work.seconds(2)).isEqualTo(0.05 + 6 * work.trialSeconds() * 2 / 6);
        assertThat(work.bytes()).isEqualTo(1_500);
        assertThat(work.isSmall()).isFalse();
        assertThat(pairs.world().machine.started()).isEmpty();
    }

    @Test
    void onlyTheBarsBetweenStartAndEndAreEstimated() {
        // 1 January to 29 February 2020, of which 30 days of 59.
        WorkEstimate half = pairs.sweeping()
                .submit()
                .estimate(
                        World.TENANT,
                        Swept.SIX.replace("\"keep_curves\": 2", "\"start\": \"2020-01-05\", \"end\": \"2020-02-03\""));

        assertThat(half.trialSeconds()).isEqualTo(60.0 * 30 / 59 * 0.93 * 1e-9 + 4e-6);
    }

    @Test
    void aRefusedSweepLeavesNothing() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> pairs.sweeping().accept("{}"));
        assertThat(pairs.world().machine.started()).isEmpty();
    }

    @Test
    void aRepeatedKeyIsTheSameSweepAndAnotherRequestUnderItAConflict() {
        SubmitSweep submit = usual.sweeping().submit();
        SweepRef first = submit.submit(World.TENANT, Swept.SIX, KEY);

        assertThat(submit.submit(World.TENANT, " " + Swept.SIX, KEY)).isEqualTo(first);
        assertThat(usual.world().queue.waitingSweeps()).containsExactly(first);
        assertThatExceptionOfType(IdempotencyConflictException.class)
                .isThrownBy(() -> submit.submit(World.TENANT, Swept.SIX.replace("[5, 8]", "[5, 9]"), KEY));
    }

    @Test
    void aSweepThatIsNotTakenIsAcceptedAndStartedByReconcile() {
        pairs.world().disturb(Failure.unavailable("machine.start", Moment.BEFORE));
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.world().calm();

        assertThat(pairs.world().journal.of(ref))
                .containsExactly(new SweepEvent.Deferred("the store is not available right now"));
        assertThat(pairs.sweeping().reconcile().reconcile()).isZero();
        pairs.world().clock.advance(World.PATIENCE.plusMillis(1));
        assertThat(pairs.sweeping().reconcile().reconcile()).isEqualTo(1);
        assertThat(pairs.world().machine.started()).containsExactly(ref);
        assertThat(pairs.told(ref, SweepEvent.SentAgain.class)).hasSize(1);
        assertThat(pairs.sweeping().reconcile().reconcile()).isZero();
    }

    @Test
    void aSweepWhoseExecutionWasLostIsStartedAgainAndOneThatEndedIsNot() {
        SweepRef lost = pairs.sweeping().accept(Swept.SIX);
        pairs.sweeping().plan().plan(lost, 0);
        SweepRef ended = pairs.ran(Swept.SIX.replace("[5, 8]", "[5, 9]"));
        pairs.world().clock.advance(World.PATIENCE.plus(Duration.ofSeconds(1)));

        assertThat(pairs.sweeping().reconcile().reconcile()).isEqualTo(1);
        assertThat(pairs.world().machine.started()).containsExactly(lost, ended, lost);
        assertThat(pairs.sweeping().sweep(lost).status()).isEqualTo(JobStatus.RUNNING);
    }

    @Test
    void whatReconcileCannotStartStaysDue() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.world().clock.advance(World.PATIENCE.plusMillis(1));
        pairs.world().disturb(Failure.unavailable("machine.start", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> pairs.sweeping().reconcile().reconcile());
        pairs.world().calm();
        pairs.world().clock.advance(World.PATIENCE.plusMillis(1));
        assertThat(pairs.sweeping().reconcile().reconcile()).isEqualTo(1);
        assertThat(pairs.world().machine.started()).containsExactly(ref, ref);
    }
}
