package io.backgrid.jobs.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.dataset.CsvSeries;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.PriceSeries;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.Event;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunJobTest {
    private final World world = new World();

    private Completion completion(JobRef ref) {
        assertThat(world.job(ref).state()).isInstanceOf(JobState.Completed.class);
        return ((JobState.Completed) world.job(ref).state()).completion();
    }

    private JobFailure failure(JobRef ref) {
        assertThat(world.job(ref).state()).isInstanceOf(JobState.Failed.class);
        return ((JobState.Failed) world.job(ref).state()).failure();
    }

    @Test
    void aJobCompletesWithWhatTheEngineComputedOnItsBars() {
        JobRef ref = world.accept(World.REQUEST);
        world.clock.advance(Duration.ofSeconds(3));
        world.worker().run(ref);

        PriceSeries series = CsvSeries.read(TestSeries.zigzag(60));
        BacktestResult expected = Backtest.run(world.job(ref).spec().backtest(), series.bars());
        assertThat(expected.trades())
                .as("the test would prove little without trades")
                .isNotEmpty();
        Completion completion = completion(ref);
        assertThat(completion)
                .isEqualTo(new Completion(
                        world.clock.instant(),
                        world.clock.instant(),
                        completion.runtimeSeconds(),
                        60,
                        Instant.parse("2020-01-01T00:00:00Z"),
                        Instant.parse("2020-02-29T00:00:00Z"),
                        series.bars().sha256(),
                        expected.sha256(),
                        EngineVersion.VERSION,
                        false,
                        MetricValues.of(expected.metrics())));
        assertThat(completion.runtimeSeconds()).isNotNegative();
        assertThat(world.results.trades(ref)).contains(expected.trades());
        assertThat(world.journal.of(ref)).containsExactly(new Event.Started(), new Event.Completed(Duration.ZERO, 60));
    }

    @Test
    void startAndEndAreInclusiveAndNothingOutsideThemIsUsed() {
        JobRef ref = world.accept("""
                {"dataset": "zigzag", "strategy": "ma_crossover", "params": {"fast": 2, "slow": 5},
                 "start": "2020-01-03", "end": "2020-01-22"}""");
        world.worker().run(ref);

        Completion completion = completion(ref);
        assertThat(completion.firstBar()).isEqualTo("2020-01-03T00:00:00Z");
        assertThat(completion.lastBar()).isEqualTo("2020-01-22T00:00:00Z");
        assertThat(completion.bars()).isEqualTo(20);
    }

    @Test
    void theWholeLastDayOfABarWithinADayIsUsed() {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int hour = 0; hour < 72; hour++) {
            csv.append(Instant.parse("2024-03-01T00:00:00Z").plus(Duration.ofHours(hour)))
                    .append(",10,12,9,11,1\n");
        }
        world.editor()
                .put(World.TENANT, new DatasetName("hours"), csv.toString().getBytes(StandardCharsets.UTF_8));
        JobRef ref = world.accept("""
                {"dataset": "hours", "strategy": "ma_crossover", "params": {"fast": 1, "slow": 2},
                 "start": "2024-03-02", "end": "2024-03-02"}""");
        world.worker().run(ref);

        Completion completion = completion(ref);
        assertThat(completion.firstBar()).isEqualTo("2024-03-02T00:00:00Z");
        assertThat(completion.lastBar()).isEqualTo("2024-03-02T23:00:00Z");
    }

    @Test
    void aSecondDeliveryOfAnEndedJobChangesNothing() {
        JobRef ref = world.accept(World.REQUEST);
        world.worker().run(ref);
        Job before = world.job(ref);
        world.clock.advance(Duration.ofMinutes(1));
        Failure watched = Failure.none();
        world.disturb(watched);
        world.worker().run(ref);

        assertThat(world.job(ref)).isEqualTo(before);
        assertThat(watched.seen()).containsExactly("jobs.find");
        assertThat(world.journal.of(ref)).last().isEqualTo(new Event.Skipped("it is completed already"));
    }

    @Test
    void aJobCancelledBeforeItsDeliveryIsNotRun() {
        JobRef ref = world.accept(World.REQUEST);
        world.remove().remove(ref);
        world.worker().run(ref);

        assertThat(world.job(ref).status()).isEqualTo(JobStatus.CANCELLED);
        assertThat(world.results.size()).isZero();
        assertThat(world.journal.of(ref))
                .containsExactly(new Event.Cancelled(), new Event.Skipped("it is cancelled already"));
    }

    @Test
    void aDeliveryOfAJobThatWasDeletedIsOver() {
        JobRef ref = world.accept(World.REQUEST);
        world.jobs.delete(world.job(ref));
        world.worker().run(ref);

        assertThat(world.jobs.all()).isEmpty();
        assertThat(world.journal.of(ref)).containsExactly(new Event.Skipped("it was deleted"));
    }

    @Test
    void whatAnInterruptedAttemptStoredOfADeletedJobIsClearedByTheNextDelivery() {
        JobRef ref = world.accept(World.REQUEST);
        world.disturb(Failure.unavailable("jobs.delete", Moment.BEFORE));
        Job running = world.job(ref).started(world.clock.instant());
        world.jobs.replace(running);
        world.calm();
        // The owner deletes the job while it runs, and the worker dies between storing the curve and looking again.
        assertThat(world.remove().remove(ref)).isTrue();
        PriceSeries series = CsvSeries.read(TestSeries.zigzag(60));
        world.results.put(
                running,
                Backtest.run(running.spec().backtest(), series.bars()),
                series.bars().sha256());
        world.worker().run(ref);

        assertThat(world.results.size()).isZero();
    }

    @Test
    void tooFewBarsFailAtOnceWithTheNumberNeeded() {
        JobRef ref =
                world.accept("{\"dataset\": \"zigzag\", \"strategy\": \"ma_crossover\", \"params\": {\"slow\": 60}}");
        world.worker().run(ref);

        // 60 bars for the first average and one more that fills.
        assertThat(failure(ref))
                .isEqualTo(new JobFailure(
                        "too_few_bars",
                        "ma_crossover needs at least 61 bars but has 60: choose a longer range or shorter windows"));
        assertThat(world.results.size()).isZero();
        assertThat(world.journal.of(ref)).last(type(Event.Failed.class)).returns("too_few_bars", Event.Failed::code);
    }

    @Test
    void aRangeBetweenTwoBarsFailsAtOnce() {
        world.editor().put(World.TENANT, new DatasetName("gap"), """
                        date,open,high,low,close,volume
                        2024-01-01,1,1,1,1,1
                        2024-01-02,1,1,1,1,1
                        2024-01-09,1,1,1,1,1
                        """.getBytes(StandardCharsets.UTF_8));
        JobRef ref = world.accept("""
                {"dataset": "gap", "strategy": "ma_crossover", "start": "2024-01-04", "end": "2024-01-06"}""");
        world.worker().run(ref);

        assertThat(failure(ref))
                .isEqualTo(new JobFailure(
                        "no_bars_in_range", "gap has no bar between start and end: choose a longer range"));
    }

    @Test
    void aDataSetDeletedBeforeItsJobRanFailsTheJob() {
        JobRef ref = world.accept(World.REQUEST);
        world.editor().delete(World.TENANT, World.ZIGZAG);
        world.worker().run(ref);

        assertThat(failure(ref))
                .isEqualTo(new JobFailure(
                        "data_deleted",
                        "data set 'zigzag' was deleted before the job ran: upload it and submit again"));
    }

    @Test
    void aDataSetReplacedAfterSubmissionDoesNotChangeTheJob() {
        JobRef ref = world.accept(World.REQUEST);
        world.editor().put(World.TENANT, World.ZIGZAG, TestSeries.zigzag(50));
        world.worker().run(ref);

        assertThat(completion(ref).bars()).isEqualTo(60);
    }

    @Test
    void moneyThatOutgrowsTheNumbersFailsTheJob() {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int bar = 0; bar < 12; bar++) {
            String price = bar < 6 ? (bar % 2 == 0 ? "2e-300" : "1e-300") : "1e300";
            csv.append(TestSeries.FIRST.plusDays(bar)).append(",%1$s,%1$s,%1$s,%1$s,1\n".formatted(price));
        }
        world.editor()
                .put(World.TENANT, new DatasetName("rocket"), csv.toString().getBytes(StandardCharsets.UTF_8));
        JobRef ref = world.accept("""
                {"dataset": "rocket", "strategy": "ma_crossover", "entry": "state", "params": {"fast": 1, "slow": 2}}""");
        world.worker().run(ref);

        assertThat(failure(ref).code()).isEqualTo("equity_overflow");
        assertThat(failure(ref).detail()).contains("too far apart");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jobs.find", "jobs.replace", "bars.get", "results.put"})
    void anUnavailableStorePropagatesAndDecidesNothing(String operation) {
        JobRef ref = world.accept(World.REQUEST);
        world.disturb(Failure.unavailable(operation, Moment.BEFORE));

        assertThatExceptionOfType(StoreUnavailableException.class)
                .isThrownBy(() -> world.worker().run(ref))
                .withMessage("the store is not available right now");
        assertThat(world.job(ref).isFinal()).isFalse();
        world.calm();
        world.worker().run(ref);
        assertThat(world.job(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }

    @Test
    void aJobGivenUpWhileItRanStaysFailed() {
        JobRef ref = world.accept(World.REQUEST);
        world.disturb(new Meanwhile("results.put", () -> world.abandon().abandon(ref)));
        world.worker().run(ref);

        assertThat(failure(ref).code()).isEqualTo("attempts_exhausted");
        assertThat(world.journal.of(ref)).last().isEqualTo(new Event.Skipped("it is failed already"));
    }

    @Test
    void aJobSentAgainWhileItRanStillCompletes() {
        JobRef ref = world.accept(World.REQUEST);
        world.clock.advance(World.PATIENCE.plusMillis(1));
        world.disturb(new Meanwhile("results.put", () -> world.reconcile().reconcile()));
        world.worker().run(ref);

        assertThat(world.job(ref).status()).isEqualTo(JobStatus.COMPLETED);
        // The message that reconcile sent finds it ended.
        assertThat(world.queue.takeAll()).containsExactly(ref);
        world.worker().run(ref);
        assertThat(world.journal.of(ref)).last().isEqualTo(new Event.Skipped("it is completed already"));
    }

    @Test
    void aSampleReachesTheStoreWithTheFirstJobThatNeedsIt() {
        JobRef ref = world.accept("{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\", \"start\": \"2014-01-01\"}");
        int before = world.bars.size();
        world.worker().run(ref);

        assertThat(completion(ref).firstBar()).isEqualTo("2014-01-02T00:00:00Z");
        assertThat(world.bars.size()).isEqualTo(before + 1);
    }

    @Test
    void aSampleOfAnEarlierVersionFailsTheJob() {
        JobRef ref = world.accept("{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\"}");
        Job job = world.job(ref);
        world.jobs.delete(job);
        Job earlier = new Job(
                ref,
                job.spec(),
                new Dataset(
                        job.data().name(),
                        job.data().source(),
                        job.data().interval(),
                        job.data().bars(),
                        job.data().from(),
                        job.data().to(),
                        "f".repeat(64),
                        job.data().createdAt()),
                job.submittedAt(),
                job.state(),
                0);
        world.jobs.admit(earlier, Optional.empty());
        world.worker().run(ref);

        assertThat(failure(ref))
                .isEqualTo(new JobFailure(
                        "sample_changed", "sample 'AAPL' is another one in this version: submit the job again"));
    }
}
