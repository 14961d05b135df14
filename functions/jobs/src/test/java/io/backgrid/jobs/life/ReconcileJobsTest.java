package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReconcileJobsTest {
    private static final Duration TOO_LONG = World.PATIENCE.plusMillis(1);

    private final World world = new World();

    @Test
    void aJobIsLeftAloneUntilItHasWaitedTooLong() {
        JobRef ref = world.accept(World.REQUEST);

        world.clock.advance(World.PATIENCE);
        assertThat(world.reconcile().reconcile()).isZero();
        world.clock.advance(Duration.ofMillis(1));
        assertThat(world.reconcile().reconcile()).isEqualTo(1);
        assertThat(world.queue.takeAll()).containsExactly(ref);
        assertThat(world.job(ref).state()).isEqualTo(new JobState.Queued(world.clock.instant()));
        assertThat(world.journal.of(ref)).containsExactly(new Event.SentAgain());
        // The patience begins anew.
        assertThat(world.reconcile().reconcile()).isZero();
    }

    @Test
    void aJobWhoseWorkerDisappearedIsSentAgain() {
        JobRef ref = world.accept(World.REQUEST);
        world.jobs.replace(world.job(ref).started(world.clock.instant()));
        world.clock.advance(TOO_LONG);

        assertThat(world.reconcile().reconcile()).isEqualTo(1);
        assertThat(world.queue.waiting()).containsExactly(ref);
        assertThat(world.job(ref).state())
                .isEqualTo(new JobState.Running(
                        world.clock.instant(), world.clock.instant().minus(TOO_LONG)));
    }

    @Test
    void endedJobsAreNeverSentAgain() {
        world.worker().run(world.accept(World.REQUEST));
        world.abandon().abandon(world.accept(World.REQUEST));
        world.remove().remove(world.accept(World.REQUEST));
        world.clock.advance(Duration.ofDays(1));

        assertThat(world.reconcile().reconcile()).isZero();
        assertThat(world.queue.waiting()).isEmpty();
    }

    @Test
    void whileTheTimeStandsStillEveryJobIsSentOnceHoweverManyThereAre() {
        List<JobRef> open = new ArrayList<>();
        for (int job = 0; job < 2 * ReconcileJobs.BATCH + 1; job++) {
            open.add(world.accept(World.REQUEST));
        }
        world.clock.advance(TOO_LONG);
        ReconcileJobs reconcile = world.reconcile();

        assertThat(reconcile.reconcile()).isEqualTo(ReconcileJobs.BATCH);
        assertThat(reconcile.reconcile()).isEqualTo(ReconcileJobs.BATCH);
        assertThat(reconcile.reconcile()).isEqualTo(1);
        assertThat(reconcile.reconcile()).isZero();
        assertThat(world.queue.waiting()).containsExactlyInAnyOrderElementsOf(open);
    }

    @Test
    void aJobThatEndsBetweenTheLookAndTheSendingIsNotSent() {
        JobRef ref = world.accept(World.REQUEST);
        world.clock.advance(TOO_LONG);
        world.disturb(new Meanwhile("jobs.find", () -> {
            world.calm();
            world.worker().run(ref);
        }));

        assertThat(world.reconcile().reconcile()).isZero();
        assertThat(world.queue.waiting()).isEmpty();
    }

    @Test
    void oneRunTakesABatchAndTheNextOnesTheRest() {
        List<JobRef> all = new ArrayList<>();
        for (int job = 0; job < ReconcileJobs.BATCH + 1; job++) {
            all.add(world.accept(World.REQUEST));
            world.clock.advance(Duration.ofMillis(1));
        }
        world.clock.advance(TOO_LONG);

        assertThat(world.reconcile().reconcile()).isEqualTo(ReconcileJobs.BATCH);
        assertThat(world.reconcile().reconcile()).isEqualTo(1);
        assertThat(world.queue.takeAll()).isEqualTo(all);
    }

    @Test
    void aQueueThatIsDownIsToldAndTriedAgainAfterTheSamePatience() {
        JobRef ref = world.accept(World.REQUEST);
        world.clock.advance(TOO_LONG);
        world.disturb(Failure.unavailable("queue.", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.reconcile().reconcile());
        world.calm();
        world.clock.advance(TOO_LONG);
        assertThat(world.reconcile().reconcile()).isEqualTo(1);
        assertThat(world.queue.waiting()).containsExactly(ref);
    }

    @Test
    void aMessageThatTheQueueRefusesDoesNotKeepTheOthersFromIt() {
        JobRef first = world.accept(World.REQUEST);
        JobRef refused = world.accept(World.REQUEST);
        JobRef last = world.accept(World.REQUEST);
        world.clock.advance(TOO_LONG);
        // A look, then per job a read, a write and a message: the second message is operation 6.
        Failure failure = Failure.at(6, Moment.BEFORE, Kind.UNAVAILABLE);
        world.disturb(failure);

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.reconcile().reconcile())
                .withMessage("the store is not available right now");
        assertThat(failure.seen().get(6)).isEqualTo("queue.send");
        assertThat(world.queue.takeAll()).containsExactly(first, last);
        assertThat(world.journal.of(refused))
                .containsExactly(new Event.Deferred("the store is not available right now"));
        world.clock.advance(TOO_LONG);
        assertThat(world.reconcile().reconcile()).isEqualTo(3);
        assertThat(world.queue.waiting()).contains(refused);
    }

    @Test
    void whileTheQueueIsAwayMostJobsStayDueSoThatTheyAreSentAsSoonAsItIsBack() {
        for (int job = 0; job < 10; job++) {
            world.accept(World.REQUEST);
        }
        world.clock.advance(TOO_LONG);
        world.disturb(Failure.unavailable("queue.", Moment.BEFORE));
        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.reconcile().reconcile());
        world.calm();

        assertThat(world.reconcile().reconcile()).isEqualTo(10 - ReconcileJobs.AWAY);
        world.clock.advance(TOO_LONG);
        assertThat(world.reconcile().reconcile()).isEqualTo(10);
    }

    @Test
    void interruptedAtAnyStepEveryJobIsStillSentInTheEnd() {
        // A look, and for each of two jobs a read, a write and a message.
        for (int step = 0; step < 7; step++) {
            for (Moment moment : Moment.values()) {
                World crashed = new World();
                List<JobRef> both = List.of(crashed.accept(World.REQUEST), crashed.accept(World.REQUEST));
                crashed.clock.advance(TOO_LONG);
                crashed.disturb(Failure.at(step, moment, Kind.CRASH));
                assertThatExceptionOfType(Crash.class)
                        .isThrownBy(() -> crashed.reconcile().reconcile());
                crashed.calm();
                crashed.clock.advance(TOO_LONG);
                crashed.reconcile().reconcile();

                assertThat(crashed.queue.waiting()).as("%s %d", moment, step).containsAll(both);
            }
        }
    }
}
