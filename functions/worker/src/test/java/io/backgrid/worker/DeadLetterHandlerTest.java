package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import org.junit.jupiter.api.Test;

class DeadLetterHandlerTest {
    private final World world = new World();
    private final DeadLetterHandler handler =
            new DeadLetterHandler(world.abandon(), world.sweeping().fail(), world.journal);

    @Test
    void aJobThatTheQueueGaveUpIsFailed() {
        JobRef ref = world.accept(World.REQUEST);

        assertThat(new Deliveries().job("m", ref).to(handler)).isEmpty();
        assertThat(((JobState.Failed) world.job(ref).state()).failure())
                .returns("attempts_exhausted", JobFailure::code);
        assertThat(world.journal.of(ref)).singleElement().isInstanceOf(Event.Failed.class);
    }

    @Test
    void aSweepThatTheQueueGaveUpIsFailed() {
        SweepRef ref = world.sweeping().accept(SweepHandlersTest.REQUEST);
        JobRef job = world.accept(World.REQUEST);

        assertThat(new Deliveries().sweep("s", ref).job("j", job).to(handler)).isEmpty();
        assertThat(((SweepState.Failed) world.sweeping().sweep(ref).state()).failure())
                .returns("attempts_exhausted", JobFailure::code);
        assertThat(world.job(job).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void aSweepThatEndedAllTheSameStaysAsItIs() {
        SweepRef ref = world.sweeping().accept(SweepHandlersTest.REQUEST);
        world.sweeping().run().run(ref);

        assertThat(new Deliveries().sweep("s", ref).to(handler)).isEmpty();
        assertThat(world.sweeping().sweep(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aJobThatEndedAllTheSameStaysAsItIs() {
        JobRef ref = world.accept(World.REQUEST);
        world.worker().run(ref);

        assertThat(new Deliveries().job("m", ref).to(handler)).isEmpty();
        assertThat(world.job(ref).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(world.journal.of(ref))
                .last()
                .isEqualTo(new Event.Skipped("its message was given up, but it had ended"));
    }

    @Test
    void anUnreadableMessageBetweenGoodOnesIsToldAndLetGo() {
        JobRef before = world.accept(World.REQUEST);
        JobRef after = world.accept(World.REQUEST);

        assertThat(new Deliveries()
                        .job("a", before)
                        .body("poison", "{\"v\":1")
                        .job("c", after)
                        .to(handler))
                .isEmpty();
        assertThat(world.job(before).status()).isEqualTo(JobStatus.FAILED);
        assertThat(world.job(after).status()).isEqualTo(JobStatus.FAILED);
        assertThat(world.journal.unreadable())
                .containsExactly("poison: it names no job and no sweep and was given up by the queue");
    }

    @Test
    void aTableThatIsAwayForOneJobReturnsThatOneMessage() {
        JobRef first = world.accept(World.REQUEST);
        JobRef unlucky = world.accept(World.REQUEST);
        JobRef last = world.accept(World.REQUEST);
        // The first job is found and replaced: two operations.
        world.disturb(Failure.at(2, Moment.BEFORE, Kind.UNAVAILABLE));

        assertThat(new Deliveries()
                        .job("a", first)
                        .job("b", unlucky)
                        .job("c", last)
                        .to(handler))
                .containsExactly("b");
        assertThat(world.job(first).status()).isEqualTo(JobStatus.FAILED);
        assertThat(world.job(unlucky).status()).isEqualTo(JobStatus.QUEUED);
        assertThat(world.job(last).status()).isEqualTo(JobStatus.FAILED);
        assertThat(world.journal.of(unlucky)).singleElement().isInstanceOf(Event.Retried.class);
    }

    @Test
    void aFaultOfOurOwnKeepsThatOneMessageAndIsTold() {
        JobRef first = world.accept(World.REQUEST);
        JobRef last = world.accept(World.REQUEST);
        world.disturb(new Meanwhile("jobs.replace", () -> {
            throw new IllegalStateException("a bug");
        }));

        assertThat(new Deliveries().job("a", first).job("b", last).to(handler)).containsExactly("a");
        assertThat(world.job(first).isFinal()).isFalse();
        assertThat(world.job(last).status()).isEqualTo(JobStatus.FAILED);
        assertThat(world.journal.of(first))
                .containsExactly(new Event.Retried("java.lang.IllegalStateException: a bug"));
    }
}
