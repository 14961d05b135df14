package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// A trial that throws what no trial should throw.
class TrialFailedTest {
    private static final Bars BARS = TestBars.random(1, 100);

    /// Nine trials, all by the reference; that of one number throws.
    private static SweepRunner failingAt(long number) {
        BacktestSpec base = TestSpecs.rules("close > open", "", "", "")
                .financing(new Financing(0.01, 0, 0))
                .build();
        SweepSpec spec = new SweepSpec(
                base,
                List.of(Axis.of("fees.rate", 0, 0.001, 0.002), Axis.of("stop_loss", 0.01, 0.02, 0.03)),
                Optional.empty());
        TrialFallback reference = new ReferenceTrials(spec, BARS);
        return Sweep.of(spec, BARS).runner(RowDetail.WHOLE, (trial, rows, row) -> {
            if (trial == number) {
                throw new IllegalStateException("out of luck");
            }
            reference.run(trial, rows, row);
        });
    }

    private static void fails(Runnable run, long trial) {
        assertThatExceptionOfType(TrialFailedException.class)
                .isThrownBy(run::run)
                .withMessage("trial %d failed: java.lang.IllegalStateException: out of luck".formatted(trial))
                .withCauseInstanceOf(IllegalStateException.class)
                .satisfies(failed -> assertThat(failed.trial()).isEqualTo(trial));
    }

    @Test
    void aRangeNamesTheTrialThatFailed() {
        for (long trial = 2; trial < 8; trial++) {
            long failing = trial;
            fails(() -> failingAt(failing).run(2, new TrialRows(RowDetail.WHOLE, 6)), failing);
        }
    }

    @Test
    void aListNamesTheTrialThatFailed() {
        fails(() -> failingAt(4).run(new long[] {8, 0, 4, 1}, new TrialRows(RowDetail.WHOLE, 4)), 4);
    }

    @Test
    void aRunnerGoesOnWithOtherTrials() {
        SweepRunner runner = failingAt(4);
        fails(() -> runner.run(0, new TrialRows(RowDetail.WHOLE, 9)), 4);
        TrialRows after = new TrialRows(RowDetail.WHOLE, 4);
        runner.run(5, after);
        TrialRows expected = new TrialRows(RowDetail.WHOLE, 4);
        failingAt(-1).run(5, expected);
        for (int row = 0; row < 4; row++) {
            assertThat(SweepHashes.hash(after, row)).isEqualTo(SweepHashes.hash(expected, row));
        }
    }
}
