package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SweepLedgerOnTheWireTest {
    private static final SweepProgress ONE = new SweepProgress(1, 0, 5, 0.25, 1_000);

    @TempDir
    static Path folder;

    private static Wire wire;
    private static SweepLedger ledger;

    @BeforeAll
    static void start() {
        wire = Wire.dynamo(folder);
        ledger = wire.stores(InstantSource.system()).sweepLedger();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void aShardCountsOnceHoweverOftenItIsTold() {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        assertThat(ledger.progress(sweep)).isEqualTo(SweepProgress.NONE);

        ledger.done(sweep, 7, 0, ONE);
        ledger.done(sweep, 7, 0, ONE);
        ledger.done(sweep, 7, 0, new SweepProgress(1, 0, 5, 0.75, 1_000));
        assertThat(ledger.progress(sweep)).isEqualTo(ONE);

        // 7 and 23 share a counter.
        ledger.done(sweep, 23, 0, new SweepProgress(1, 1, 5, 0, 1_000));
        assertThat(ledger.progress(sweep)).isEqualTo(new SweepProgress(2, 1, 10, 0.25, 2_000));
        assertThat(ledger.progress(SampleSweeps.ref(SampleJobs.tenant()))).isEqualTo(SweepProgress.NONE);
    }

    @Test
    void manyFunctionsAtOnceSumUpExactly() throws Exception {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        long seed = new Random().nextLong();
        System.out.println("seed " + seed);

        AtOnce.run(64, function -> {
            // Each shard is told by about two functions, in any order.
            List<Integer> shards = new ArrayList<>();
            IntStream.range(0, 200).filter(shard -> shard % 32 == function % 32).forEach(shards::add);
            Collections.shuffle(shards, new Random(seed + function));
            shards.forEach(shard -> ledger.done(sweep, shard, 0, ONE));
            return function;
        });

        assertThat(ledger.progress(sweep)).isEqualTo(new SweepProgress(200, 0, 1_000, 50, 200_000));
    }

    @Test
    void whatIsSetAsideCountsUntilTheShardIsDoneOrDoesNotRun() {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());

        assertThat(ledger.reserve(sweep, 0, 0, 2)).isEqualTo(new SweepCommitment(SweepProgress.NONE, 1, 2));
        assertThat(ledger.reserve(sweep, 1, 0, 3)).isEqualTo(new SweepCommitment(SweepProgress.NONE, 2, 5));
        assertThat(ledger.progress(sweep)).isEqualTo(SweepProgress.NONE);
        ledger.done(sweep, 0, 0, ONE);
        ledger.release(sweep, 1, 0);
        ledger.release(sweep, 1, 0);
        assertThat(ledger.progress(sweep)).isEqualTo(ONE);
        assertThat(ledger.reserve(sweep, 2, 0, 4)).isEqualTo(new SweepCommitment(ONE, 1, 4));
    }

    @Test
    void aShardThatIsTriedAgainSetsNothingAsideTwice() {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());

        ledger.reserve(sweep, 0, 0, 2);
        assertThat(ledger.reserve(sweep, 0, 0, 2)).isEqualTo(new SweepCommitment(SweepProgress.NONE, 1, 2));
        ledger.done(sweep, 0, 0, ONE);
        assertThat(ledger.reserve(sweep, 0, 0, 2)).isEqualTo(new SweepCommitment(ONE, 0, 0));
    }

    @Test
    void aShardThatWasRefusedIsRefusedAgain() {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        ledger.reserve(sweep, 0, 0, 2);
        ledger.release(sweep, 0, 0);

        // As when the sweep could not be ended for it the first time.
        assertThat(ledger.reserve(sweep, 0, 0, 2)).isEqualTo(new SweepCommitment(SweepProgress.NONE, 1, 2));
        ledger.release(sweep, 0, 0);
        ledger.done(sweep, 0, 0, ONE);
        assertThat(ledger.reserve(sweep, 1, 0, 2)).isEqualTo(new SweepCommitment(ONE, 1, 2));
    }

    @Test
    void eachRoundOfAShardIsCountedOnce() {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        SweepProgress anew = new SweepProgress(0, 0, 0, 0.5, 0);
        for (int told = 0; told < 2; told++) {
            ledger.done(sweep, 1, 0, ONE);
            ledger.done(sweep, 1, 1, anew);
        }

        assertThat(ledger.progress(sweep)).isEqualTo(new SweepProgress(1, 0, 5, 0.25 + 0.5, 1_000));
    }

    @Test
    void ofManyShardsAtOnceNoMoreStartThanABudgetAllows() throws Exception {
        SweepRef sweep = SampleSweeps.ref(SampleJobs.tenant());
        double budget = 10;

        List<Boolean> started = AtOnce.run(64, shard -> {
            boolean allowed = ledger.reserve(sweep, shard, 0, 1).expected(1).gigabyteSeconds() <= budget;
            if (allowed) {
                ledger.done(sweep, shard, 0, new SweepProgress(1, 0, 5, 1, 1_000));
            } else {
                ledger.release(sweep, shard, 0);
            }
            return allowed;
        });

        assertThat(started).filteredOn(Boolean::booleanValue).hasSizeLessThanOrEqualTo(10);
        assertThat(ledger.progress(sweep).gigabyteSeconds()).isLessThanOrEqualTo(budget);
        assertThat(ledger.reserve(sweep, 64, 0, 1)).isEqualTo(new SweepCommitment(ledger.progress(sweep), 1, 1));
    }
}
