package io.backgrid.offline.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class MachineExecutorTest {
    private static final String SHARD = "SweepShardFunction";
    private static final JsonNode INPUT = FakeSystem.json("""
            {"tenant": "t", "sweep_id": "s"}""");

    @Test
    void childrenRunSideBySideButNoMoreThanThereAreWorkers() {
        try (FakeSystem system = new FakeSystem(3)) {
            Meter meter = new Meter(3);
            system.objects.put("results/manifest.json", manifest(30));
            system.on(SHARD, (_, _) -> meter.call());

            assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
            assertThat(meter.most).hasValue(3);
            assertThat(system.inputs(SHARD)).hasSize(30).doesNotHaveDuplicates();
        }
    }

    @Test
    void childrenRunNoMoreAtOnceThanTheDefinitionAllows() {
        String definition = SmallMachine.FAN.replace("\"MaxConcurrency\": 4", "\"MaxConcurrency\": 2");
        try (FakeSystem system = new FakeSystem(StateMachine.parse(definition, SmallMachine.NAMES), 3)) {
            Meter meter = new Meter(2);
            system.objects.put("results/manifest.json", manifest(20));
            system.on(SHARD, (_, _) -> meter.call());

            assertThat(system.run()).isInstanceOf(Outcome.Succeeded.class);
            assertThat(meter.most).hasValue(2);
        }
    }

    @Test
    void outputsOfChildrenStandInTheOrderOfTheItems() {
        try (FakeSystem system = new FakeSystem(StateMachine.parse(SmallMachine.FAN, SmallMachine.NAMES), 3)) {
            system.on(SHARD, (_, input) -> input.path("shard"));

            assertThat(system.run()).isEqualTo(new Outcome.Succeeded(FakeSystem.json("""
                    {"tenant": "t", "sweep_id": "s", "map": [0, 1, 2]}""")));
        }
    }

    @Test
    void afterTheFirstFailureRunningChildrenEndAndNoneIsStarted() {
        try (FakeSystem system = new FakeSystem(2)) {
            CountDownLatch bothRun = new CountDownLatch(2);
            AtomicInteger ended = new AtomicInteger();
            system.objects.put("results/manifest.json", manifest(30));
            system.on(SHARD, (_, input) -> {
                bothRun.countDown();
                assertThat(bothRun.await(10, TimeUnit.SECONDS)).isTrue();
                if (input.path("shard").intValue() == 0) {
                    throw new IllegalStateException("trial 0");
                }
                // Well after the failure has been taken note of, which is at once.
                Thread.sleep(100);
                ended.incrementAndGet();
                return INPUT;
            });

            assertThat(system.run()).isInstanceOf(Outcome.Failed.class);
            assertThat(ended).hasValue(1);
            assertThat(system.inputs(SHARD)).hasSize(2);
        }
    }

    @Test
    void aSmallSweepIsNotHeldUpByALargeOneBeforeIt() throws Exception {
        try (FakeSystem system = new FakeSystem(1)) {
            system.objects.put("results/large.json", manifest(200));
            system.on(
                    "SweepPlanFunction",
                    (_, input) ->
                            FakeSystem.json("""
                    {"tenant": "t", "bucket": "results", "key": "%s.json", "next": "fan"}""".formatted(input.path("sweep_id").textValue())));
            system.objects.put("results/small.json", manifest(3));
            CountDownLatch underWay = new CountDownLatch(5);
            CountDownLatch smallIsWaiting = new CountDownLatch(1);
            system.on(SHARD, (_, _) -> {
                underWay.countDown();
                if (underWay.getCount() == 0) {
                    assertThat(smallIsWaiting.await(10, TimeUnit.SECONDS)).isTrue();
                }
                return INPUT;
            });

            CompletableFuture<Outcome> large = system.executor().start("large", sweep("large"));
            assertThat(underWay.await(10, TimeUnit.SECONDS)).isTrue();
            CompletableFuture<Outcome> small = system.executor().start("small", sweep("small"));
            Thread.sleep(50);
            smallIsWaiting.countDown();

            assertThat(small.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
            int shardsSoFar = system.inputs(SHARD).size();
            assertThat(large.get(10, TimeUnit.SECONDS)).isInstanceOf(Outcome.Succeeded.class);
            // Plan, three shards and reduce of the small one take turns with the large one. A queue that did not would
            // have run all 203 shards by then.
            assertThat(shardsSoFar).isLessThan(100);
        }
    }

    @Test
    void anExecutionOfANameThatRunsIsTheSame() throws Exception {
        try (FakeSystem system = new FakeSystem(2)) {
            CountDownLatch go = new CountDownLatch(1);
            system.on(SHARD, (_, _) -> {
                assertThat(go.await(10, TimeUnit.SECONDS)).isTrue();
                return INPUT;
            });
            CompletableFuture<Outcome> first = system.executor().start("a", INPUT);
            CompletableFuture<Outcome> second = system.executor().start("a", INPUT.deepCopy());
            assertThatThrownBy(() -> system.executor().start("a", sweep("other")))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the execution a runs with another input");
            go.countDown();

            assertThat(second.get(10, TimeUnit.SECONDS)).isEqualTo(first.get(10, TimeUnit.SECONDS));
            assertThat(system.inputs("SweepPlanFunction")).hasSize(1);

            system.ended("a");
            assertThat(system.inputs("SweepPlanFunction"))
                    .as("a name whose execution has ended is free")
                    .hasSize(2);
        }
    }

    @Test
    void closingWaitsForRunningCallsAndStartsNothingNew() throws Exception {
        FakeSystem system = new FakeSystem(2);
        CountDownLatch bothRun = new CountDownLatch(2);
        AtomicInteger ended = new AtomicInteger();
        system.objects.put("results/manifest.json", manifest(30));
        system.on(SHARD, (_, _) -> {
            bothRun.countDown();
            Thread.sleep(150);
            ended.incrementAndGet();
            return INPUT;
        });
        CompletableFuture<Outcome> outcome = system.executor().start("a", INPUT);
        assertThat(bothRun.await(10, TimeUnit.SECONDS)).isTrue();

        system.close();

        assertThat(ended).hasValue(2);
        assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new Outcome.Stopped());
        assertThat(system.inputs(SHARD)).hasSize(2);
        assertThat(system.inputs("SweepFailFunction"))
                .as("a stop is no failure")
                .isEmpty();
        assertThatThrownBy(() -> system.executor().start("b", INPUT))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("the executor is closed");
    }

    @Test
    void closingDoesNotWaitForTheNextAttempt() throws Exception {
        CountDownLatch waiting = new CountDownLatch(1);
        MachineExecutor executor = new MachineExecutor(
                FakeSystem.machine(),
                (_, _) -> {
                    throw new StateError("Lambda.ServiceException", "500");
                },
                (_, _) -> new byte[0],
                new MachineOptions(1, () -> 1, _ -> {
                    waiting.countDown();
                    Thread.sleep(60_000);
                }));
        CompletableFuture<Outcome> outcome = executor.start("a", INPUT);
        assertThat(waiting.await(10, TimeUnit.SECONDS)).isTrue();

        executor.close();

        assertThat(outcome.get(1, TimeUnit.SECONDS)).isEqualTo(new Outcome.Stopped());
    }

    @Test
    void aFaultOfTheExecutorItselfIsNotTakenForAnEnd() {
        try (MachineExecutor executor = new MachineExecutor(
                StateMachine.parse(SmallMachine.FAN, SmallMachine.NAMES),
                (_, _) -> {
                    throw new StateError("Lambda.ServiceException", "500");
                },
                (_, _) -> "[1]".getBytes(StandardCharsets.UTF_8),
                new MachineOptions(1, () -> 1, _ -> {
                    throw new IllegalStateException("no clock");
                }))) {
            assertThatThrownBy(() -> executor.start("a", INPUT).get(10, TimeUnit.SECONDS))
                    .rootCause()
                    .hasMessage("no clock");
        }
    }

    private static JsonNode sweep(String id) {
        return FakeSystem.json("""
                {"tenant": "t", "sweep_id": "%s"}""".formatted(id));
    }

    private static String manifest(int shards) {
        return IntStream.range(0, shards)
                .mapToObj("{\"tenant\": \"t\", \"sweep_id\": \"s\", \"shard\": %d}"::formatted)
                .collect(Collectors.joining(", ", "[", "]"));
    }

    /// Counts calls at once, and keeps each until as many as expected have been there together.
    private static final class Meter {
        private final AtomicInteger now = new AtomicInteger();
        private final AtomicInteger most = new AtomicInteger();
        private final CountDownLatch full;

        Meter(int expected) {
            full = new CountDownLatch(expected);
        }

        JsonNode call() throws InterruptedException {
            most.accumulateAndGet(now.incrementAndGet(), Math::max);
            full.countDown();
            assertThat(full.await(10, TimeUnit.SECONDS)).isTrue();
            Thread.sleep(2);
            now.decrementAndGet();
            return FakeSystem.json("{}");
        }
    }
}
