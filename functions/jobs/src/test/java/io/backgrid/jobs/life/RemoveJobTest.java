package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import org.junit.jupiter.api.Test;

class RemoveJobTest {
    private final World world = new World();
    private final JobRef ref = world.accept(World.REQUEST);

    @Test
    void aQueuedJobIsCancelledAndStaysToBeSeen() {
        assertThat(world.remove().remove(ref)).isTrue();

        assertThat(world.job(ref).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(world.journal.of(ref)).containsExactly(new Event.Cancelled());
    }

    @Test
    void aCancelledJobIsDeletedByTheNextRemoval() {
        world.remove().remove(ref);

        assertThat(world.remove().remove(ref)).isTrue();
        assertThat(world.jobs.all()).isEmpty();
    }

    @Test
    void aRunningJobIsDeleted() {
        world.jobs.replace(world.job(ref).started(world.clock.instant()));

        assertThat(world.remove().remove(ref)).isTrue();
        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.journal.of(ref)).containsExactly(new Event.Deleted());
    }

    @Test
    void aCompletedJobIsDeletedWithItsResult() {
        world.worker().run(ref);
        assertThat(world.results.size()).isEqualTo(1);

        assertThat(world.remove().remove(ref)).isTrue();
        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.results.size()).isZero();
    }

    @Test
    void aFailedJobIsDeletedWithWhatAnAttemptHadStored() {
        // The result was stored, the completion never was, and the queue gave up.
        world.disturb(Failure.at(3, Moment.AFTER, Kind.CRASH));
        assertThatExceptionOfType(Crash.class)
                .isThrownBy(() -> world.worker().run(ref))
                .withMessage("AFTER results.put");
        world.calm();
        world.abandon().abandon(ref);

        assertThat(world.remove().remove(ref)).isTrue();
        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.results.size()).isZero();
    }

    @Test
    void whatIsNotThereCannotBeRemoved() {
        assertThat(world.remove().remove(new JobRef(World.TENANT, new JobId("z".repeat(36)))))
                .isFalse();
    }

    @Test
    void anotherTenantsJobIsNotThere() {
        assertThat(world.remove().remove(new JobRef(new TenantId("other"), ref.id())))
                .isFalse();
        assertThat(world.job(ref).status()).isEqualTo(JobStatus.QUEUED);
    }

    @Test
    void aJobThatStartsMeanwhileIsDeletedInsteadOfCancelled() {
        world.disturb(new Meanwhile("jobs.replace", () -> {
            world.calm();
            world.jobs.replace(world.job(ref).started(world.clock.instant()));
        }));

        assertThat(world.remove().remove(ref)).isTrue();
        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.journal.of(ref)).containsExactly(new Event.Deleted());
    }
}
