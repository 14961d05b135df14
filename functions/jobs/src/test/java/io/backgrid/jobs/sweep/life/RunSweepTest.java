package io.backgrid.jobs.sweep.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.sweep.FailedTrials;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.cost.Prices;
import io.backgrid.jobs.cost.SweepCost;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.fakes.Meanwhile;
import io.backgrid.jobs.fakes.Steps;
import io.backgrid.jobs.fakes.TestSeries;
import io.backgrid.jobs.fakes.World;
import io.backgrid.jobs.port.Journal.SweepEvent;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunSweepTest {
    private final Swept pairs = Swept.with(Swept.PAIRS);

    /// 50 trials, of which some have windows longer than the 60 bars.
    private static String many(String fields) {
        return """
                {"datasets": ["zigzag"], "strategy": "ma_crossover", "objective": "total_return", "keep_curves": 3,
                 "params": {"fast": {"from": 2, "to": 11, "step": 1}, "slow": [3, 5, 8, 13, 61]}%s}""".formatted(fields);
    }

    @Test
    void aSweepCompletesWithWhatItsPartsSay() {
        SweepRef ref = pairs.ran(Swept.SIX);

        SweepCompletion completion = pairs.completion(ref);
        assertThat(completion.counts().ran()).isEqualTo(6);
        assertThat(completion.engineVersion()).isEqualTo(EngineVersion.VERSION);
        assertThat(completion.manifest().shards()).isEqualTo(3);
        assertThat(completion.best()).hasSize(2);
        assertThat(pairs.world().sweepResults.names(ref))
                .contains(
                        "manifest",
                        "index",
                        "heatmap 0-1",
                        "curve " + completion.best().getFirst());
        assertThat(completion.progress().shards()).isEqualTo(3);
        assertThat(completion.progress().trials()).isEqualTo(6);
        assertThat(completion.progress().bytes()).isEqualTo(6 * 200);
        assertThat(completion.progress().gigabyteSeconds()).isPositive();
        assertThat(pairs.world().journal.of(ref))
                .hasExactlyElementsOfTypes(
                        SweepEvent.Submitted.class,
                        SweepEvent.Planned.class,
                        SweepEvent.ShardDone.class,
                        SweepEvent.ShardDone.class,
                        SweepEvent.ShardDone.class,
                        SweepEvent.Completed.class);
        assertThat(pairs.told(ref, SweepEvent.Planned.class)).containsExactly(new SweepEvent.Planned(6, 3, 0));
        assertThat(pairs.told(ref, SweepEvent.Completed.class))
                .containsExactly(new SweepEvent.Completed(Duration.ZERO, 6, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ", \"where\": \"fast < slow\"", ", \"sample\": {\"count\": 23, \"seed\": 7}"})
    void anyDivisionIntoShardsGivesTheSameResult(String fields) {
        Swept usual = Swept.with(ShardSizing.USUAL);
        Swept.Result expected = usual.result(usual.ran(many(fields)));
        for (int rows : List.of(1, 2, 7, 20)) {
            Swept other = Swept.inShardsOf(rows);
            SweepRef ref = other.ran(many(fields));

            assertThat(other.tasks(ref).size()).isGreaterThan(1);
            assertThat(other.result(ref)).as("shards of %d rows", rows).isEqualTo(expected);
        }
        Swept four = Swept.with(new ShardSizing(5, 1, 4));
        SweepRef ref = four.ran(many(fields));
        assertThat(four.tasks(ref)).hasSizeLessThanOrEqualTo(4);
        assertThat(four.result(ref)).isEqualTo(expected);
    }

    @Test
    void anyOrderOfTheShardsGivesTheSameResult() {
        Swept.Result expected = pairs.result(pairs.ran(many("")));
        Swept other = Swept.with(Swept.PAIRS);
        SweepRef ref = other.sweeping().accept(many(""));
        List<ShardTask> tasks =
                other.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        tasks.reversed().forEach(other.sweeping().shard()::run);

        assertThat(other.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.DONE);
        assertThat(other.result(ref)).isEqualTo(expected);
    }

    @Test
    void aRepeatedSweepComputesNothing() {
        SweepRef first = pairs.ran(Swept.SIX);
        SweepRef second =
                pairs.ran(Swept.SIX.replace("\"keep_curves\": 2", "\"objective\": \"trades\", \"keep_curves\": 2"));

        assertThat(pairs.world().parts.computed()).isEqualTo(3);
        assertThat(pairs.completion(second).resultSha256())
                .isEqualTo(pairs.completion(first).resultSha256());
        assertThat(pairs.completion(second).progress().reused()).isEqualTo(3);
        assertThat(pairs.told(second, SweepEvent.ShardDone.class)).allMatch(SweepEvent.ShardDone::found);
    }

    @Test
    void aSweepWithMoreValuesOnItsFirstParameterComputesOnlyThese() {
        String request = """
                {"datasets": ["zigzag"], "strategy": "ma_crossover",
                 "params": {"fast": {"from": 2, "to": %d, "step": 1}, "slow": [5, 8]}}""";
        Swept swept = Swept.inShardsOf(20);
        SweepRef fifty = swept.ran(request.formatted(51));
        assertThat(swept.world().parts.computed()).isEqualTo(5);
        SweepRef hundred = swept.ran(request.formatted(101));

        // Ten values of fast are a shard of 20 rows: five of them are there, five are new.
        assertThat(swept.world().parts.computed()).isEqualTo(10);
        assertThat(swept.completion(hundred).progress().reused()).isEqualTo(5);
        assertThat(swept.rows(hundred).subList(0, 100)).isEqualTo(swept.rows(fifty));
        Swept fresh = Swept.inShardsOf(20);
        assertThat(swept.result(hundred)).isEqualTo(fresh.result(fresh.ran(request.formatted(101))));
    }

    @Test
    void aPartIsNotTakenFromASweepWhoseFirstLeverageSetsAnotherMaintenanceMargin() {
        String request = """
                {"datasets": ["zigzag"], "strategy": "ma_crossover", "params": {"fast": 2, "slow": 5},
                 "leverage": [%s, 2.5, 3, 3.5]}""";
        pairs.ran(request.formatted("1"));
        SweepRef second = pairs.ran(request.formatted("2"));

        // With [1, ...] there is no margin call for 3 and 3.5; with [2, ...] there is at a quarter.
        assertThat(pairs.world().parts.computed()).isEqualTo(4);
        Swept fresh = Swept.with(Swept.PAIRS);
        assertThat(pairs.result(second)).isEqualTo(fresh.result(fresh.ran(request.formatted("2"))));
    }

    @Test
    void lostAndDamagedPartsAreNamedAndComputedAnewWithTheSameResult() {
        Swept.Result expected = pairs.result(pairs.ran(many("")));
        Swept other = Swept.with(Swept.PAIRS);
        SweepRef ref = other.sweeping().accept(many(""));
        List<ShardTask> tasks =
                other.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        tasks.forEach(other.sweeping().shard()::run);
        SweepProgress before = other.progress(ref);
        PartAddress lost = tasks.get(3).address();
        other.world().parts.lose(ref, lost);
        for (int shard : List.of(0, 5, 6, 7, 9)) {
            other.world().parts.damage(ref, tasks.get(shard).address());
        }

        assertThat(other.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.AGAIN);
        other.sweeping()
                .plan()
                .plan(ref, 1)
                .orElseThrow()
                .tasks()
                .forEach(other.sweeping().shard()::run);
        assertThat(other.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.AGAIN);
        other.sweeping()
                .plan()
                .plan(ref, 2)
                .orElseThrow()
                .tasks()
                .forEach(other.sweeping().shard()::run);
        assertThat(other.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.DONE);

        assertThat(other.told(ref, SweepEvent.Incomplete.class))
                .containsExactly(
                        new SweepEvent.Incomplete("the parts of shards [3] are missing"),
                        new SweepEvent.Incomplete("the parts of shards [0, 5, 6, 7, 9] are damaged"));
        assertThat(other.result(ref)).isEqualTo(expected);
        assertThat(other.world().parts.computed()).isEqualTo(tasks.size() + 6);
        // Each shard counts once, but what was computed twice was paid for twice.
        SweepProgress after = other.progress(ref);
        assertThat(after.shards()).isEqualTo(tasks.size());
        assertThat(after.trials()).isEqualTo(50);
        assertThat(after.bytes()).isEqualTo(before.bytes());
        assertThat(after.gigabyteSeconds()).isGreaterThan(before.gigabyteSeconds());
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLostOrChangedManifestIsWrittenAnewAndNothingIsComputedTwice(boolean lost) {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.world().disturb(new Meanwhile("sweepResults.manifest", () -> {
            if (lost) {
                pairs.world().sweepResults.lose(ref, "manifest");
            } else {
                pairs.world().sweepResults.replaceManifest(ref, "[]".getBytes(StandardCharsets.UTF_8));
            }
        }));
        pairs.sweeping().run().run(ref);

        assertThat(pairs.completion(ref).counts().ran()).isEqualTo(6);
        assertThat(pairs.tasks(ref)).hasSize(3);
        assertThat(pairs.world().parts.computed()).isEqualTo(3);
        assertThat(pairs.told(ref, SweepEvent.Incomplete.class))
                .containsExactly(new SweepEvent.Incomplete("the list of shards is missing or was changed"));
    }

    @Test
    void aPartThatIsDamagedEachTimeFailsTheSweepAfterFourRounds() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.world().disturb(new Steps() {
            @Override
            public <T> T step(String operation, Supplier<T> effect) {
                if (operation.equals("parts.read")) {
                    pairs.world().parts.damage(ref, pairs.tasks(ref).get(1).address());
                }
                return effect.get();
            }
        });
        pairs.sweeping().run().run(ref);

        assertThat(pairs.failure(ref))
                .isEqualTo(new JobFailure(
                        "parts_missing",
                        "parts of this sweep were still missing or damaged after 4 attempts; submit it again, and if it fails"
                                + " again report its sweep_id"));
        assertThat(pairs.told(ref, SweepEvent.Planned.class)).hasSize(4);
        assertThat(pairs.world().parts.computed()).isEqualTo(3 + 3);
    }

    @Test
    void aManifestThatNamesOtherAddressesComputesNothing() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        ShardTask task =
                pairs.sweeping().plan().plan(ref, 0).orElseThrow().tasks().getFirst();
        ShardTask wrong = new ShardTask(ref, task.shard(), new PartAddress("f".repeat(64)), 0);

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> pairs.sweeping().shard().run(wrong))
                .withMessage("shard 0 has the address " + task.address().sha256() + " but the manifest says "
                        + "f".repeat(64));
        assertThat(pairs.world().parts.computed()).isZero();
    }

    @Test
    void theBudgetStopsASweepBeforeTheShardThatWouldPassItAndKeepsTheRest() {
        // A shard: step 2.5e-5, express run 1e-6, 4 puts 2e-5, 5 gets 2e-6, 8 writes 5e-6, read 1.25e-7, call 2e-7,
        // 0.05 s of 2 GB 1.33e-6 and of the express step 5e-8: 5.47e-5. The sweep itself: 7 steps 1.75e-4, 20 puts
        // 1e-4, 12 writes 7.5e-6, 24 reads 3e-6, 3 calls 6e-7: 2.861e-4. Two shards are 3.955e-4, three 4.502e-4;
        // what the first two take is measured, and less than that.
        double budget = 0.00043;
        SweepRef ref = pairs.ran(Swept.SIX.replace("\"keep_curves\": 2", "\"budget_usd\": 0.00043"));

        assertThat(pairs.failure(ref).code()).isEqualTo("budget_reached");
        assertThat(pairs.failure(ref).detail())
                .matches("the next of 3 shards would have brought the cost to \\$0\\.0004[45]\\d, above budget_usd of"
                        + " \\$0\\.000430; 2 shards with 4 of 6 trials are done and kept for \\$0\\.000(39|4[012])\\d:"
                        + " submit again with more, and only the rest is run");
        SweepProgress done = pairs.failed(ref).done();
        assertThat(done.shards()).isEqualTo(2);
        assertThat(done.trials()).isEqualTo(4);
        assertThat(new SweepCost(Prices.bundled()).bill(done, false, 0.05).dollars())
                .isLessThanOrEqualTo(budget);
        assertThat(pairs.world().parts.computed()).isEqualTo(2);

        SweepRef again = pairs.ran(Swept.SIX);
        assertThat(pairs.completion(again).progress().reused()).isEqualTo(2);
        assertThat(pairs.world().parts.computed()).isEqualTo(3);
    }

    @Test
    void aBudgetIsHeldAgainstWhatShardsTurnOutToTake() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX.replace("\"keep_curves\": 2", "\"budget_usd\": 0.00050"));
        List<ShardTask> tasks =
                pairs.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        // The sweep itself 2.86e-4, a shard 5.34e-5 without its computing, 6 gigabyte-seconds 8e-5: 4.2e-4. A second
        // one as expected would bring it to 4.74e-4, one that takes as long as the first to 5.53e-4.
        pairs.world().ledger.done(ref, 0, 0, new SweepProgress(1, 0, 2, 6, 500));

        assertThatExceptionOfType(SweepEndedException.class)
                .isThrownBy(() -> pairs.sweeping().shard().run(tasks.get(1)));

        assertThat(pairs.failure(ref).detail()).contains("would have brought the cost to $0.000553");
        assertThat(pairs.world().parts.computed()).isZero();
    }

    @Test
    void aBudgetBelowWhatAnySweepCostsRunsNothing() {
        SweepRef ref = pairs.ran(Swept.SIX.replace("\"keep_curves\": 2", "\"budget_usd\": 0.0001"));

        assertThat(pairs.failure(ref).code()).isEqualTo("budget_reached");
        assertThat(pairs.world().parts.computed()).isZero();
    }

    @Test
    void aBudgetThatSufficesStopsNothing() {
        SweepRef ref = pairs.ran(Swept.SIX.replace("\"keep_curves\": 2", "\"budget_usd\": 0.01"));

        assertThat(pairs.completion(ref).counts().ran()).isEqualTo(6);
    }

    @Test
    void afterACancellationNoShardRuns() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        List<ShardTask> tasks =
                pairs.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        pairs.sweeping().shard().run(tasks.getFirst());
        assertThat(pairs.sweeping().remove().remove(ref)).isTrue();

        assertThatExceptionOfType(SweepEndedException.class)
                .isThrownBy(() -> pairs.sweeping().shard().run(tasks.get(1)));
        assertThat(pairs.sweeping().reduce().reduce(ref)).isEqualTo(ReduceSweep.Outcome.DONE);
        assertThat(pairs.sweeping().plan().plan(ref, 0)).isEmpty();
        SweepState.Cancelled state =
                (SweepState.Cancelled) pairs.sweeping().sweep(ref).state();
        assertThat(state.done().shards()).isEqualTo(1);
        assertThat(state.done().trials()).isEqualTo(2);
        assertThat(pairs.world().parts.computed()).isEqualTo(1);
        assertThat(pairs.told(ref, SweepEvent.Cancelled.class)).hasSize(1);
        // What is done is taken by the next one.
        assertThat(pairs.completion(pairs.ran(Swept.SIX)).progress().reused()).isEqualTo(1);
    }

    @Test
    void aDeletedSweepLeavesNothingAndIsNotComputedFromItsParts() {
        SweepRef ref = pairs.ran(Swept.SIX);
        assertThat(pairs.sweeping().remove().remove(ref)).isTrue();

        assertThat(pairs.world().sweeps.stored(ref)).isEmpty();
        assertThat(pairs.world().sweepResults.names(ref)).isEmpty();
        assertThat(pairs.told(ref, SweepEvent.Deleted.class)).hasSize(1);
        assertThat(pairs.sweeping().remove().remove(ref)).isFalse();
        pairs.sweeping().run().run(ref);
        assertThat(pairs.told(ref, SweepEvent.Skipped.class))
                .containsExactly(new SweepEvent.Skipped("it has ended or was deleted"));
        assertThat(pairs.completion(pairs.ran(Swept.SIX)).progress().reused()).isZero();
        assertThat(pairs.world().parts.computed()).isEqualTo(6);
    }

    @Test
    void aSweepWhoseManifestIsDamagedCanBeDeleted() {
        SweepRef ref = pairs.ran(Swept.SIX);
        pairs.world().sweepResults.replaceManifest(ref, "[{\"shard".getBytes(StandardCharsets.UTF_8));

        assertThat(pairs.sweeping().remove().remove(ref)).isTrue();
        assertThat(pairs.world().sweeps.stored(ref)).isEmpty();
        assertThat(pairs.world().sweepResults.names(ref)).isEmpty();
    }

    @Test
    void aFailedSweepKeepsTheFirstReason() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.sweeping().fail().fail(ref, "first", "because");
        pairs.sweeping().fail().fail(ref, "second", "later");

        assertThat(pairs.failure(ref)).isEqualTo(new JobFailure("first", "because"));
        assertThat(pairs.told(ref, SweepEvent.Failed.class)).containsExactly(new SweepEvent.Failed("first", "because"));
    }

    @Test
    void aTrialThatThrowsFailsTheSweepWithItsCombination() {
        pairs.world().editor().put(World.TENANT, new DatasetName("longer"), TestSeries.zigzag(90));
        pairs.world().parts.watch((_, offset) -> {
            if (offset > 0) {
                throw FailedTrials.of(3);
            }
        });
        SweepRef ref = pairs.ran(Swept.SIX.replace("\"zigzag\"", "\"zigzag\", \"longer\""));

        // 6 of the first series, then (2, 5), (2, 8), (3, 5), (3, 8).
        assertThat(pairs.failure(ref))
                .isEqualTo(new JobFailure(
                        "trial_failed",
                        "trial 9 (longer, params.fast=3.0, params.slow=8.0) failed, which is our fault: report the sweep_id,"
                                + " or leave this combination out"));
        assertThat(pairs.failed(ref).done().shards()).isEqualTo(3);
    }

    @Test
    void aDataSetThatWasDeletedBeforeFailsTheSweep() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        pairs.world().editor().delete(World.TENANT, World.ZIGZAG);
        pairs.sweeping().run().run(ref);

        assertThat(pairs.failure(ref).code()).isEqualTo("data_deleted");
        assertThat(pairs.world().parts.computed()).isZero();
    }

    @Test
    void aDataSetThatIsDeletedBetweenTwoShardsFailsTheSweepAndKeepsTheFirst() {
        SweepRef ref = pairs.sweeping().accept(Swept.SIX);
        List<ShardTask> tasks =
                pairs.sweeping().plan().plan(ref, 0).orElseThrow().tasks();
        pairs.sweeping().shard().run(tasks.getFirst());
        pairs.world().editor().delete(World.TENANT, World.ZIGZAG);

        assertThatExceptionOfType(SweepEndedException.class)
                .isThrownBy(() -> pairs.sweeping().shard().run(tasks.get(1)));
        assertThat(pairs.failure(ref).code()).isEqualTo("data_deleted");
        assertThat(pairs.failed(ref).done().trials()).isEqualTo(2);
    }

    @Test
    void theBestByVolatilityIsTheCalmest() {
        SweepRef ref =
                pairs.ran(Swept.SIX.replace("\"keep_curves\": 2", "\"objective\": \"volatility\", \"keep_curves\": 1"));

        SweepCompletion completion = pairs.completion(ref);
        double calmest = Objects.requireNonNull(completion.quantiles().get(TrialMetric.VOLATILITY))
                .values()
                .getFirst();
        String best = pairs.rows(ref).get((int) (long) completion.best().getFirst());
        assertThat(best).contains(" " + calmest);
        assertThat(pairs.sweeping().sweep(ref).status()).isEqualTo(JobStatus.COMPLETED);
    }
}
