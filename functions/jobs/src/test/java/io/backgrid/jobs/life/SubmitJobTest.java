package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.request.InvalidRequestException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SubmitJobTest {
    private static final Optional<IdempotencyKey> KEY = Optional.of(new IdempotencyKey("k-1"));
    private static final String OTHER = World.REQUEST.replace("\"fast\": 2", "\"fast\": 3");

    private final World world = new World();

    private JobRef submit(String request, Optional<IdempotencyKey> key) {
        return world.submit().submit(World.TENANT, request, key);
    }

    @Test
    void anAcceptedJobIsStoredAsQueuedAndSentOnce() {
        JobRef ref = submit(World.REQUEST, Optional.empty());

        Job job = world.job(ref);
        assertThat(job.status()).isEqualTo(JobStatus.QUEUED);
        assertThat(job.submittedAt()).isEqualTo(world.clock.instant());
        assertThat(job.data().name()).isEqualTo(World.ZIGZAG);
        assertThat(world.queue.waiting()).containsExactly(ref);
        assertThat(world.journal.of(ref)).containsExactly(new Event.Submitted());
    }

    @Test
    void aRefusedRequestLeavesNothing() {
        assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> submit("{}", KEY));

        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.queue.waiting()).isEmpty();
        // The key was not used up.
        assertThat(submit(World.REQUEST, KEY)).isNotNull();
    }

    @Test
    void anotherTenantsDataSetIsUnknown() {
        assertThatExceptionOfType(InvalidRequestException.class)
                .isThrownBy(() -> world.submit().submit(new TenantId("other"), World.REQUEST, Optional.empty()))
                .withMessageStartingWith("dataset 'zigzag' is not known");
    }

    @Test
    void twoRequestsWithoutAKeyAreTwoJobs() {
        assertThat(submit(World.REQUEST, Optional.empty())).isNotEqualTo(submit(World.REQUEST, Optional.empty()));
    }

    @Test
    void aRepeatedKeyIsTheSameJobAndSendsNoSecondMessage() {
        JobRef first = submit(World.REQUEST, KEY);

        assertThat(submit("  " + World.REQUEST, KEY)).isEqualTo(first);
        assertThat(world.queue.waiting()).containsExactly(first);
        assertThat(world.jobs.all()).hasSize(1);
    }

    @Test
    void aKeyWithAnotherRequestIsAConflict() {
        submit(World.REQUEST, KEY);

        assertThatExceptionOfType(IdempotencyConflictException.class)
                .isThrownBy(() -> submit(OTHER, KEY))
                .withMessage("this Idempotency-Key was used with another request in the last 24 hours: use a new key");
        assertThat(world.jobs.all()).hasSize(1);
    }

    @Test
    void aKeyIsFreeAgainAfterADay() {
        JobRef first = submit(World.REQUEST, KEY);
        world.clock.advance(Duration.ofHours(24));

        assertThat(submit(OTHER, KEY)).isNotEqualTo(first);
    }

    @Test
    void withTheQueueDownTheJobIsStillAcceptedAndReconcileSendsIt() {
        world.disturb(Failure.unavailable("queue.", Moment.BEFORE));
        JobRef ref = submit(World.REQUEST, Optional.empty());
        world.calm();

        assertThat(world.job(ref).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(world.journal.of(ref)).containsExactly(new Event.Deferred("the store is not available right now"));
        world.clock.advance(World.PATIENCE.plusMillis(1));
        assertThat(world.reconcile().reconcile()).isEqualTo(1);
        assertThat(world.queue.waiting()).containsExactly(ref);
    }

    @Test
    void aStoreThatDidNotAnswerIsToldToTheCaller() {
        world.disturb(Failure.unavailable("jobs.admit", Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> submit(World.REQUEST, Optional.empty()));
        assertThat(world.jobs.all()).isEmpty();
    }

    @Test
    void whereverItIsInterruptedARetryWithTheSameKeyIsOneJobThatGetsSent() {
        Failure count = Failure.none();
        world.disturb(count);
        submit(World.REQUEST, KEY);
        assertThat(count.seen()).containsExactly("datasets.find", "jobs.admit", "queue.send");

        for (int step = 0; step < count.seen().size(); step++) {
            for (Moment moment : Moment.values()) {
                World crashed = new World();
                crashed.disturb(Failure.at(step, moment, Kind.CRASH));
                assertThatExceptionOfType(Crash.class)
                        .isThrownBy(() -> crashed.submit().submit(World.TENANT, World.REQUEST, KEY));
                crashed.calm();
                JobRef ref = crashed.submit().submit(World.TENANT, World.REQUEST, KEY);
                crashed.clock.advance(World.PATIENCE.plusMillis(1));
                crashed.reconcile().reconcile();

                assertThat(crashed.jobs.all()).as("%s %d", moment, step).hasSize(1);
                assertThat(crashed.queue.takeAll()).contains(ref).containsOnly(ref);
            }
        }
    }
}
