package io.backgrid.offline.machine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every branch of infra/sweep.asl.json, with functions that answer as told.
final class SweepMachineTest {
    private static final String PLAN = "SweepPlanFunction";
    private static final String SHARD = "SweepShardFunction";
    private static final String REDUCE = "SweepReduceFunction";
    private static final String FAIL = "SweepFailFunction";

    // One worker, so that calls come one after the other.
    private final FakeSystem system = new FakeSystem(1);

    @AfterEach
    void close() {
        system.close();
    }

    @Test
    void aSweepThatHasEndedMeanwhileStopsAfterPlan() {
        system.answer(PLAN, """
                {"tenant": "t", "sweep_id": "s", "next": "stop"}""");

        assertThat(system.run()).isEqualTo(new Outcome.Succeeded(FakeSystem.json("""
                {"tenant": "t", "sweep_id": "s", "next": "stop"}""")));
        assertThat(system.called()).containsExactly(PLAN);
    }

    @Test
    void planThenOneCallAShardThenReduceWithWhatPlanAnswered() {
        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);

        assertThat(system.called()).containsExactly(PLAN, SHARD, SHARD, SHARD, REDUCE);
        assertThat(system.inputs(PLAN)).containsExactly(FakeSystem.json("""
                {"tenant": "t", "sweep_id": "s"}"""));
        assertThat(system.inputs(SHARD).get(1)).isEqualTo(FakeSystem.json("""
                {"tenant": "t", "sweep_id": "s", "shard": 1, "round": 0}"""));
        assertThat(system.inputs(REDUCE)).containsExactly(FakeSystem.json("""
                {"tenant": "t", "sweep_id": "s", "round": 0, "bucket": "results", "key": "manifest.json", "next": "fan"}"""));
    }

    @Test
    void missingPartsArePlannedAgainWithTheNextRound() {
        AtomicInteger reduced = new AtomicInteger();
        system.on(REDUCE, (_, _) -> reduced.getAndIncrement() == 0 ? FakeSystem.json("""
                                {"tenant": "t", "sweep_id": "s", "round": 1, "next": "again"}""") : FakeSystem.json("""
                                {"next": "done"}"""));

        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(system.called())
                .containsExactly(PLAN, SHARD, SHARD, SHARD, REDUCE, PLAN, SHARD, SHARD, SHARD, REDUCE);
        assertThat(system.inputs(PLAN).get(1).path("round").intValue()).isEqualTo(1);
    }

    @Test
    void anEmptyManifestGoesStraightToReduce() {
        system.objects.put("results/manifest.json", "[]");

        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
        assertThat(system.called()).containsExactly(PLAN, REDUCE);
    }

    @Test
    void aShardThatFailsStoresItsOwnReasonAndTheMapTheGeneralOneAfterIt() {
        system.on(SHARD, (_, input) -> {
            if (input.path("shard").intValue() == 1) {
                throw new IllegalStateException("trial 12: fast must be below slow");
            }
            return FakeSystem.json("{}");
        });

        assertThat(system.run())
                .isEqualTo(new Outcome.Failed(
                        "States.ExceedToleratedFailureThreshold",
                        "The specified tolerated failure threshold was exceeded"));
        assertThat(system.called())
                .as("shard 2 is not started, nothing is ranked")
                .containsExactly(PLAN, SHARD, SHARD, FAIL, FAIL);
        JsonNode own = system.inputs(FAIL).getFirst();
        assertThat(own.path("tenant").textValue()).isEqualTo("t");
        assertThat(own.path("sweep_id").textValue()).isEqualTo("s");
        assertThat(own.path("shard").intValue()).isEqualTo(1);
        assertThat(own.at("/error/Error").textValue()).isEqualTo("java.lang.IllegalStateException");
        assertThat(FakeSystem.json(own.at("/error/Cause").textValue())).isEqualTo(FakeSystem.json("""
                {"errorMessage": "trial 12: fast must be below slow", "errorType": "java.lang.IllegalStateException"}"""));
        assertThat(system.inputs(FAIL).get(1).at("/error/Error").textValue())
                .isEqualTo("States.ExceedToleratedFailureThreshold");
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAN, REDUCE})
    void aFailureOfPlanOrReduceIsStoredAndEndsTheExecution(String failing) {
        system.on(failing, (_, _) -> {
            throw new IllegalArgumentException("no bars");
        });

        assertThat(system.run())
                .isEqualTo(new Outcome.Failed(
                        "java.lang.IllegalArgumentException",
                        "{\"errorMessage\":\"no bars\",\"errorType\":\"java.lang.IllegalArgumentException\"}"));
        assertThat(system.called()).endsWith(failing, FAIL);
        assertThat(system.inputs(FAIL).getFirst().path("sweep_id").textValue()).isEqualTo("s");
        assertThat(system.waits).as("what would fail again is not tried again").isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAN, REDUCE})
    void anUnknownAnswerIsAFailureWithAReason(String odd) {
        system.answer(odd, """
                {"tenant": "t", "sweep_id": "s", "next": "perhaps"}""");

        assertThat(system.run())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo("Backgrid.UnknownAnswer"));
        assertThat(system.called()).endsWith(odd, FAIL);
    }

    @Test
    void aThrottledShardIsTriedAgainAfterGrowingWaits() {
        fail(SHARD, 8, new StateError("Lambda.TooManyRequestsException", "Rate Exceeded."));

        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
        // Half of 1, 2, 4, 8, 16 and then 20 s: the jitter of this test is always 0.5.
        assertThat(system.waits)
                .isEqualTo(Stream.of(500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000)
                        .map(Duration::ofMillis)
                        .toList());
    }

    @Test
    void throttledTwentyOneTimesItIsAFailure() {
        fail(PLAN, 21, new StateError("Lambda.TooManyRequestsException", "Rate Exceeded."));

        assertThat(system.run()).isEqualTo(new Outcome.Failed("Lambda.TooManyRequestsException", "Rate Exceeded."));
        assertThat(system.inputs(PLAN)).hasSize(21);
    }

    @Test
    void theNinthTransientFaultIsAFailure() {
        fail(PLAN, 9, new StateError("Lambda.ServiceException", "Service error."));

        assertThat(system.run()).isEqualTo(new Outcome.Failed("Lambda.ServiceException", "Service error."));
        assertThat(system.inputs(PLAN)).hasSize(9);
    }

    @ParameterizedTest
    @ValueSource(strings = {PLAN, SHARD, REDUCE, FAIL})
    void aStoreThatIsAwayIsAskedAgainByEveryFunction(String function) {
        if (function.equals(FAIL)) {
            system.answer(PLAN, """
                    {"next": "perhaps"}""");
        }
        fail(function, 1, new StoreUnavailableException("the job table", new IllegalStateException()));

        system.run();

        assertThat(system.waits).containsExactly(Duration.ofMillis(500));
    }

    @Test
    void aFunctionWhoseSnapshotIsBeingMadeIsWaitedForMinutes() {
        fail(PLAN, 10, new StateError("Lambda.SnapStartNotReadyException", "Lambda is initializing your function."));

        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
        // Half of 10, 15, 22.5 and then seven times 30 s.
        assertThat(system.waits.stream().reduce(Duration.ZERO, Duration::plus))
                .isEqualTo(Duration.ofMillis(5_000 + 7_500 + 11_250 + 7 * 15_000));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Sandbox.Timedout", "Runtime.ExitError", "Lambda.Unknown", "States.Timeout"})
    void aCallThatDiedIsTriedOnceMoreAndNotTwice(String error) {
        fail(SHARD, 1, new StateError(error, "{}"));
        assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);

        fail(SHARD, 2, new StateError(error, "{}"));
        assertThat(system.ended("sweep-2")).isInstanceOf(Outcome.Failed.class);
        assertThat(system.inputs(FAIL).getFirst().at("/error/Error").textValue())
                .isEqualTo(error);
    }

    @Test
    void aManifestThatIsMissingIsReadAgainAndThenAFailure() {
        system.objects.clear();

        assertThat(system.run())
                .isEqualTo(new Outcome.Failed(
                        "States.ItemReaderFailed", "manifest.json in results: results/manifest.json"));
        assertThat(system.waits).hasSize(3);
        assertThat(system.called()).containsExactly(PLAN, FAIL);
    }

    @Test
    void aManifestThatIsNoArrayIsAFailure() {
        system.objects.put("results/manifest.json", "{}");

        assertThat(system.run())
                .isEqualTo(new Outcome.Failed("States.ItemReaderFailed", "manifest.json in results is no JSON array"));
    }

    @Test
    void anExecutionWhoseReasonCannotBeStoredFailsForThat() {
        system.on(PLAN, (_, _) -> {
            throw new IllegalArgumentException("no bars");
        });
        system.on(FAIL, (_, _) -> {
            throw new IllegalStateException("the sweep is unreadable");
        });

        assertThat(system.run())
                .isInstanceOfSatisfying(
                        Outcome.Failed.class,
                        failed -> assertThat(failed.error()).isEqualTo("java.lang.IllegalStateException"));
        assertThat(system.called()).isEqualTo(List.of(PLAN, FAIL));
    }

    /// Lets the first calls of a function fail; after them it answers as before.
    private void fail(String function, int times, Exception failure) {
        AtomicInteger left = new AtomicInteger(times);
        JsonNode answer = FakeSystem.json(
                switch (function) {
                    case PLAN -> """
                            {"tenant": "t", "sweep_id": "s", "bucket": "results", "key": "manifest.json", "next": "fan"}""";
                    case REDUCE -> """
                            {"next": "done"}""";
                    default -> "{}";
                });
        system.on(function, (_, _) -> {
            if (left.getAndDecrement() > 0) {
                throw failure;
            }
            return answer;
        });
    }
}
