package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.port.StoreUnavailableException;
import org.junit.jupiter.api.Test;

class AbandonJobTest {
    private static final JobFailure GIVEN_UP = new JobFailure(
            "attempts_exhausted",
            "no worker could finish this job within the queue's attempts; submit it again, and if it fails again"
                    + " report its job_id");

    private final World world = new World();
    private final JobRef ref = world.accept(World.REQUEST);

    @Test
    void aQueuedOrRunningJobFailsWithTheReason() {
        world.abandon().abandon(ref);
        JobRef running = world.accept(World.REQUEST);
        world.jobs.replace(world.job(running).started(world.clock.instant()));
        world.abandon().abandon(running);

        JobState failed = new JobState.Failed(GIVEN_UP, world.clock.instant());
        assertThat(world.job(ref).state()).isEqualTo(failed);
        assertThat(world.job(running).state()).isEqualTo(failed);
        assertThat(world.journal.of(ref)).containsExactly(new Event.Failed(GIVEN_UP.code(), GIVEN_UP.detail()));
    }

    @Test
    void anEndedJobStaysAsItIs() {
        world.worker().run(ref);
        Job completed = world.job(ref);
        world.abandon().abandon(ref);

        assertThat(world.job(ref)).isEqualTo(completed);
        assertThat(world.journal.of(ref))
                .last()
                .isEqualTo(new Event.Skipped("its message was given up, but it had ended"));
    }

    @Test
    void aDeletedJobIsNoFault() {
        world.jobs.delete(world.job(ref));
        world.abandon().abandon(ref);

        assertThat(world.jobs.all()).isEmpty();
    }

    @Test
    void aStoreThatDoesNotAnswerIsToldSoThatTheMessageStays() {
        world.disturb(Failure.unavailable("jobs.", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.abandon().abandon(ref));
    }
}
