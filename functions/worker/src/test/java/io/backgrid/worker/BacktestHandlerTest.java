package io.backgrid.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.port.Journal.SweepEvent;
import io.backgrid.jobs.sweep.SweepRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacktestHandlerTest {
    private final World world = new World();
    private final BacktestHandler handler =
            new BacktestHandler(world.worker(), world.sweeping().run(), world.journal);

    private JobStatus status(JobRef ref) {
        return world.job(ref).status();
    }

    @Test
    void aBatchThatRunsIsDoneWith() {
        JobRef first = world.accept(World.REQUEST);
        JobRef second = world.accept(World.REQUEST);

        assertThat(new Deliveries().job("a", first).job("b", second).to(handler))
                .isEmpty();
        assertThat(status(first)).isEqualTo(JobStatus.COMPLETED);
        assertThat(status(second)).isEqualTo(JobStatus.COMPLETED);
        assertThat(world.results.size()).isEqualTo(2);
    }

    @Test
    void aPoisonBetweenGoodMessagesFailsAlone() {
        JobRef before = world.accept(World.REQUEST);
        JobRef after = world.accept(World.REQUEST);

        assertThat(new Deliveries()
                        .job("a", before)
                        .body("poison", "<job/>")
                        .job("c", after)
                        .to(handler))
                .containsExactly("poison");
        assertThat(status(before)).isEqualTo(JobStatus.COMPLETED);
        assertThat(status(after)).isEqualTo(JobStatus.COMPLETED);
        assertThat(world.journal.unreadable()).containsExactly("poison: it names no job and no sweep");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "{}",
                "[]",
                "{\"v\":2,\"tenant\":\"acme\",\"job_id\":\"000000000000000000000000000000000001\"}",
                "{\"v\":1,\"tenant\":\"acme\",\"job_id\":\"1\"}",
                "{\"v\":1,\"tenant\":\"../acme\",\"job_id\":\"000000000000000000000000000000000001\"}"
            })
    void anUnreadableMessageComesAgainUntilTheQueueGivesItUp(String body) {
        assertThat(new Deliveries().body("m", body).to(handler)).containsExactly("m");
        assertThat(world.journal.unreadable()).containsExactly("m: it names no job and no sweep");
    }

    @Test
    void aStoreThatIsAwayForOneJobReturnsThatOneMessage() {
        JobRef first = world.accept(World.REQUEST);
        JobRef unlucky = world.accept(World.REQUEST);
        JobRef last = world.accept(World.REQUEST);
        // The first job finds and starts itself, reads its bars, stores its result and completes: five operations.
        Failure failure = Failure.at(5, Moment.BEFORE, Kind.UNAVAILABLE);
        world.disturb(failure);

        assertThat(new Deliveries()
                        .job("a", first)
                        .job("b", unlucky)
                        .job("c", last)
                        .to(handler))
                .containsExactly("b");
        assertThat(failure.seen().get(5)).isEqualTo("jobs.find");
        assertThat(status(first)).isEqualTo(JobStatus.COMPLETED);
        assertThat(status(unlucky)).isEqualTo(JobStatus.QUEUED);
        assertThat(status(last)).isEqualTo(JobStatus.COMPLETED);
        assertThat(world.journal.of(unlucky))
                .containsExactly(new Event.Retried(
                        "io.backgrid.jobs.port.StoreUnavailableException: the store is not available right now"
                                + " caused by java.lang.IllegalStateException: BEFORE jobs.find"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.find", "jobs.replace", "bars.get", "results.put"})
    void aStoreThatIsAwayDecidesNothingAndTheNextDeliveryCompletes(String operation) {
        JobRef ref = world.accept(World.REQUEST);
        world.disturb(Failure.unavailable(operation, Moment.BEFORE));

        assertThat(new Deliveries().job("m", ref).to(handler)).containsExactly("m");
        assertThat(world.job(ref).isFinal()).isFalse();
        assertThat(world.journal.of(ref)).last().isInstanceOf(Event.Retried.class);
        world.calm();
        assertThat(new Deliveries().job("m", ref).to(handler)).isEmpty();
        assertThat(status(ref)).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aFaultOfOurOwnComesAgainTooAndIsTold() {
        JobRef ref = world.accept(World.REQUEST);
        world.disturb(new Meanwhile("results.put", () -> {
            throw new IllegalStateException("a bug");
        }));

        assertThat(new Deliveries().job("m", ref).to(handler)).containsExactly("m");
        assertThat(world.journal.of(ref))
                .containsExactly(new Event.Started(), new Event.Retried("java.lang.IllegalStateException: a bug"));
    }

    @Test
    void aJobThatCannotSucceedIsFailedAndItsMessageAcknowledged() {
        JobRef tooShort =
                world.accept("{\"dataset\": \"zigzag\", \"strategy\": \"ma_crossover\", \"params\": {\"slow\": 60}}");
        JobRef good = world.accept(World.REQUEST);

        assertThat(new Deliveries().job("a", tooShort).job("b", good).to(handler))
                .isEmpty();
        assertThat(status(tooShort)).isEqualTo(JobStatus.FAILED);
        assertThat(status(good)).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aMessageOfAJobThatIsGoneOrEndedIsAcknowledged() {
        JobRef gone = world.accept(World.REQUEST);
        world.jobs.delete(world.job(gone));
        JobRef ended = world.accept(World.REQUEST);
        world.worker().run(ended);

        assertThat(new Deliveries().job("a", gone).job("b", ended).to(handler)).isEmpty();
        assertThat(world.journal.of(gone)).containsExactly(new Event.Skipped("it was deleted"));
        assertThat(world.journal.of(ended)).last().isEqualTo(new Event.Skipped("it is completed already"));
    }

    @Test
    void oneJobTwiceInABatchRunsOnce() {
        JobRef ref = world.accept(World.REQUEST);

        assertThat(new Deliveries().job("a", ref).job("b", ref).to(handler)).isEmpty();
        assertThat(world.journal.of(ref))
                .filteredOn(Event.Completed.class::isInstance)
                .hasSize(1);
    }

    @Test
    void aDyingProcessAcknowledgesNothing() {
        JobRef first = world.accept(World.REQUEST);
        JobRef second = world.accept(World.REQUEST);
        world.disturb(Failure.at(5, Moment.BEFORE, Kind.CRASH));

        // Lambda returns the whole batch when a function throws.
        assertThatExceptionOfType(Crash.class)
                .isThrownBy(
                        () -> new Deliveries().job("a", first).job("b", second).to(handler));
    }

    @Test
    void aSmallSweepRunsAmongJobs() {
        JobRef job = world.accept(World.REQUEST);
        SweepRef sweep = world.sweeping().accept(SweepHandlersTest.REQUEST);

        assertThat(new Deliveries().sweep("s", sweep).job("j", job).to(handler)).isEmpty();
        assertThat(world.sweeping().sweep(sweep).status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(status(job)).isEqualTo(JobStatus.COMPLETED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sweeps.find", "bars.get", "parts.put", "ledger.done", "sweepResults.putIndex"})
    void aStoreThatIsAwayDecidesNothingAboutASweepAndTheNextDeliveryCompletes(String operation) {
        SweepRef sweep = world.sweeping().accept(SweepHandlersTest.REQUEST);
        world.disturb(Failure.unavailable(operation, Moment.BEFORE));

        assertThat(new Deliveries().sweep("s", sweep).to(handler)).containsExactly("s");
        assertThat(world.sweeping().sweep(sweep).isFinal()).isFalse();
        assertThat(world.journal.of(sweep)).last().isInstanceOf(SweepEvent.Retried.class);
        world.calm();
        assertThat(new Deliveries().sweep("s", sweep).to(handler)).isEmpty();
        assertThat(world.sweeping().sweep(sweep).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aMessageOfASweepThatIsGoneIsAcknowledged() {
        SweepRef gone = world.sweeping().accept(SweepHandlersTest.REQUEST);
        world.sweeps.delete(world.sweeping().sweep(gone));

        assertThat(new Deliveries().sweep("s", gone).to(handler)).isEmpty();
        assertThat(world.journal.of(gone)).last().isEqualTo(new SweepEvent.Skipped("it has ended or was deleted"));
    }

    @Test
    void anEmptyBatchIsDoneWith() {
        assertThat(new Deliveries().to(handler)).isEmpty();
    }
}
