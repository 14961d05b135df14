package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// Trials that are listed one by one, as a sample of a grid is.
class ListedTrialsTest {
    @Test
    void aListedTrialHasTheBytesThatItHasInARange() {
        for (long seed = 0; seed < 150; seed++) {
            Random random = new Random(seed);
            SweepSpec spec = AnySweep.of(seed);
            Bars bars = AnyBars.pick(random).draw(random, 40 + random.nextInt(200));
            TrialRows range = Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE);
            List<Long> order = new ArrayList<>();
            for (long trial = 0; trial < spec.trials(); trial++) {
                order.addAll(Collections.nCopies(1 + random.nextInt(2), trial));
            }
            Collections.shuffle(order, random);
            long[] trials = order.stream().mapToLong(trial -> trial).toArray();
            TrialRows rows = new TrialRows(RowDetail.WHOLE, trials.length);
            Sweep.of(spec, bars).runner(RowDetail.WHOLE).run(trials, rows);

            for (int row = 0; row < trials.length; row++) {
                assertThat(SweepHashes.hash(rows, row))
                        .as("seed %d, trial %d", seed, trials[row])
                        .isEqualTo(SweepHashes.hash(range, (int) trials[row]));
            }
        }
    }

    /// A thousand windows of which few are at hand, so that listed trials compute series anew.
    @Test
    void seriesThatAreNotKeptMakeNoDifference() {
        SweepSpec spec = Pairs.of(30, 30);
        Bars bars = TestBars.random(3, 300);
        TrialSample sample = TrialSample.of(spec.trials(), 9);
        long[] trials = IntStream.range(0, 200).mapToLong(sample::at).toArray();
        TrialRows rows = new TrialRows(RowDetail.WHOLE, trials.length);
        Sweep.of(spec, bars, 3 * 300 * 16L).runner(RowDetail.WHOLE).run(trials, rows);
        TrialRows range = Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE);
        for (int row = 0; row < trials.length; row++) {
            assertThat(SweepHashes.hash(rows, row)).isEqualTo(SweepHashes.hash(range, (int) trials[row]));
        }
    }

    @Test
    void trialsThatAreNotThereAndRowsThatDoNotFitAreRefused() {
        SweepRunner runner = Sweep.of(Pairs.of(2, 2), TestBars.random(3, 50)).runner(RowDetail.BRIEF);
        TrialRows two = new TrialRows(RowDetail.BRIEF, 2);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runner.run(new long[] {0, 4}, two))
                .withMessage("trial 4 is not in [0, 4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runner.run(new long[] {-1, 0}, two))
                .withMessage("trial -1 is not in [0, 4)");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> runner.run(new long[] {0}, two))
                .withMessage("1 trials do not fit into 2 rows");
    }
}
