package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.fakes.Crash;
import io.backgrid.jobs.fakes.Failure;
import io.backgrid.jobs.fakes.Failure.Kind;
import io.backgrid.jobs.fakes.Failure.Moment;
import io.backgrid.jobs.fakes.Interleaving;
import io.backgrid.jobs.fakes.Steps;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepRef;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Whatever is interrupted, run twice or done by several at once: a sweep ends in one and the same result, and no part
/// that is stored is computed again.
class OneSweepResultTest {
    private static final Swept.Result EXPECTED = undisturbed();

    private static Swept.Result undisturbed() {
        Swept swept = Swept.with(Swept.PAIRS);
        return swept.result(swept.ran(Swept.SIX));
    }

    private static List<String> operations() {
        Swept swept = Swept.with(Swept.PAIRS);
        SweepRef ref = swept.sweeping().accept(Swept.SIX);
        Failure count = Failure.none();
        swept.world().disturb(count);
        swept.sweeping().run().run(ref);
        return count.seen();
    }

    @ParameterizedTest
    @EnumSource
    void aSweepInterruptedAtAnyStepAndRunAgainEndsInTheSameResult(Kind kind) {
        List<String> steps = operations();
        assertThat(steps).contains("parts.put", "ledger.done", "sweepResults.putIndex", "sweeps.replace");
        for (int step = 0; step < steps.size(); step++) {
            for (Moment moment : Moment.values()) {
                Swept swept = Swept.with(Swept.PAIRS);
                SweepRef ref = swept.sweeping().accept(Swept.SIX);
                swept.world().disturb(Failure.at(step, moment, kind));
                try {
                    swept.sweeping().run().run(ref);
                    throw new AssertionError("nothing failed");
                } catch (Crash | StoreUnavailableException _) {
                    swept.world().calm();
                }
                swept.sweeping().run().run(ref);

                String when = "%s %s %s".formatted(kind, moment, steps.get(step));
                assertThat(swept.result(ref)).as(when).isEqualTo(EXPECTED);
                assertThat(swept.world().parts.computed()).as(when).isEqualTo(3);
                assertThat(swept.progress(ref).shards()).as(when).isEqualTo(3);
                assertThat(swept.progress(ref).trials()).as(when).isEqualTo(6);
            }
        }
    }

    @Test
    void aSweepInterruptedAgainAndAgainAtAnyStepsEndsInTheSameResult() {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        int steps = operations().size();
        for (int round = 0; round < 120; round++) {
            Swept swept = Swept.with(Swept.PAIRS);
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            for (int crash = 0; crash < 4; crash++) {
                Moment moment = random.nextBoolean() ? Moment.BEFORE : Moment.AFTER;
                swept.world().disturb(Failure.at(random.nextInt(steps), moment, Kind.CRASH));
                try {
                    swept.sweeping().run().run(ref);
                } catch (Crash _) {
                    swept.world().calm();
                }
                swept.world().calm();
            }
            swept.sweeping().run().run(ref);

            assertThat(swept.result(ref)).as("seed %d, round %d", seed, round).isEqualTo(EXPECTED);
            assertThat(swept.world().parts.computed())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(3);
        }
    }

    private static void inManyOrders(int rounds, Trial trial) {
        long seed = new SecureRandom().nextLong();
        Random random = new Random(seed);
        for (int round = 0; round < rounds; round++) {
            Swept swept = Swept.with(Swept.PAIRS);
            Interleaving together = new Interleaving();
            trial.run(
                    swept,
                    processes -> {
                        swept.world().disturb(together);
                        together.run(processes, random::nextInt);
                        swept.world().calm();
                    },
                    "seed %d, round %d".formatted(seed, round));
        }
    }

    @FunctionalInterface
    private interface Trial {
        void run(Swept swept, Together together, String what);
    }

    @FunctionalInterface
    private interface Together {
        void run(List<Runnable> processes);
    }

    @Test
    void twoRunsOfASweepInManyOrdersEndInTheSameResult() {
        inManyOrders(80, (swept, together, what) -> {
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            together.run(List.of(
                    () -> swept.sweeping().run().run(ref),
                    () -> swept.sweeping().run().run(ref)));

            assertThat(swept.result(ref)).as(what).isEqualTo(EXPECTED);
            assertThat(swept.progress(ref).shards()).as(what).isEqualTo(3);
        });
    }

    @Test
    void theShardsOfASweepSideBySideInManyOrdersAreComputedOnce() {
        inManyOrders(80, (swept, together, what) -> {
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            List<Runnable> shards = new ArrayList<>();
            for (ShardTask task :
                    swept.sweeping().plan().plan(ref, 0).orElseThrow().tasks()) {
                shards.add(() -> swept.sweeping().shard().run(task));
            }
            together.run(shards);
            swept.sweeping().reduce().reduce(ref);

            assertThat(swept.result(ref)).as(what).isEqualTo(EXPECTED);
            assertThat(swept.world().parts.computed()).as(what).isEqualTo(3);
        });
    }

    @Test
    void twoEqualSweepsAtOnceEndInTheSameResult() {
        inManyOrders(80, (swept, together, what) -> {
            SweepRef first = swept.sweeping().accept(Swept.SIX);
            SweepRef second = swept.sweeping().accept(Swept.SIX);
            together.run(List.of(
                    () -> swept.sweeping().run().run(first),
                    () -> swept.sweeping().run().run(second)));

            assertThat(swept.result(first)).as(what).isEqualTo(EXPECTED);
            assertThat(swept.result(second)).as(what).isEqualTo(EXPECTED);
        });
    }

    @Test
    void twoDeletionsAndTwoRunsInManyOrdersLeaveNoObjects() {
        inManyOrders(250, (swept, together, what) -> {
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            // The first deletion cancels a sweep that has not ended; the second one deletes it.
            together.run(List.of(
                    () -> swept.sweeping().run().run(ref),
                    () -> swept.sweeping().run().run(ref),
                    () -> {
                        swept.sweeping().remove().remove(ref);
                        swept.sweeping().remove().remove(ref);
                    }));

            assertThat(swept.world().sweeps.stored(ref)).as(what).isEmpty();
            assertThat(swept.world().sweepResults.names(ref)).as(what).isEmpty();
        });
    }

    @Test
    void aFailureAndARankingInManyOrdersEndTheSweepOnce() {
        inManyOrders(80, (swept, together, what) -> {
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            together.run(List.of(
                    () -> swept.sweeping().run().run(ref),
                    () -> swept.sweeping().fail().fail(ref, "stopped", "by hand")));

            if (swept.sweeping().sweep(ref).status() == JobStatus.FAILED) {
                assertThat(swept.failure(ref).code()).as(what).isEqualTo("stopped");
            } else {
                assertThat(swept.result(ref)).as(what).isEqualTo(EXPECTED);
            }
        });
    }

    @Test
    void aCancellationAtAnyStepEndsTheSweepAndStartsNoShardAfterIt() {
        int steps = operations().size();
        for (int step = 0; step < steps; step++) {
            int at = step;
            Swept swept = Swept.with(Swept.PAIRS);
            SweepRef ref = swept.sweeping().accept(Swept.SIX);
            List<Integer> computed = new ArrayList<>();
            swept.world().disturb(new Steps() {
                private int seen;

                @Override
                public <T> T step(String operation, Supplier<T> effect) {
                    if (seen++ == at) {
                        swept.world().calm();
                        swept.sweeping().remove().remove(ref);
                        computed.add(swept.world().parts.computed());
                        swept.world().disturb(this);
                    }
                    return effect.get();
                }
            });
            swept.sweeping().run().run(ref);

            assertThat(swept.sweeping().sweep(ref).status()).as("step %d", at).isEqualTo(JobStatus.CANCELLED);
            // Only the one that was running.
            assertThat(swept.world().parts.computed()).as("step %d", at).isLessThanOrEqualTo(computed.getFirst() + 1);
        }
    }
}
