package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.SweepPlan.Kernel;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Trials that the event kernel hands over, in sweeps that it runs.
class ReferenceRowsTest {
    /// Long from a close above the open to one that is not.
    private static BacktestSpec.Builder base() {
        return TestSpecs.rules("close > open", "", "", "").capital(100);
    }

    /// Runs a sweep and says how many trials the reference ran.
    private static TrialRows run(BacktestSpec base, Bars bars, int byReference, Axis... axes) {
        SweepSpec spec = new SweepSpec(base, List.of(axes), Optional.empty());
        Sweep sweep = Sweep.of(spec, bars);
        assertThat(sweep.plan().kernel()).isEqualTo(Kernel.EVENTS);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
        SweepRunner runner = sweep.runner(RowDetail.WHOLE);
        runner.run(0, rows);
        for (int row = 0; row < rows.size(); row++) {
            SameTrial.check(spec, bars, rows, row, "trial " + row);
        }
        assertThat(runner.referenceTrials()).isEqualTo(byReference);
        return rows;
    }

    private static double value(TrialRows rows, TrialMetric metric, int row) {
        return rows.value(metric, row).orElseThrow();
    }

    private static double[] bar(double open, double close) {
        return new double[] {open, close};
    }

    @Test
    void aFeeThatTakesTheWholeAccountIsRunByTheReference() {
        // Bought at 10 on bar 2, sold at 8 on bar 5.
        Bars bars = TestBars.openClose(
                bar(10, 10), bar(10, 11), bar(10, 12), bar(12, 13), bar(13, 9), bar(8, 8), bar(8, 8), bar(8, 7));
        TrialRows rows = run(base().build(), bars, 1, Axis.of("fees.fixed", 0, 45, 100, 200));

        // 10 units sold for 80.
        assertThat(value(rows, TrialMetric.TOTAL_RETURN, 0)).isEqualTo(80.0 / 100 - 1);
        // (100 - 45) / 10 = 5.5 units, sold for 44, which does not pay the fee of 45.
        assertThat(rows.status(1)).isEqualTo(TrialStatus.RAN);
        assertThat(value(rows, TrialMetric.TOTAL_RETURN, 1)).isEqualTo(-1);
        assertThat(value(rows, TrialMetric.MAX_DRAWDOWN, 1)).isEqualTo(-1);
        assertThat(value(rows, TrialMetric.TRADES, 1)).isEqualTo(1);
        // Nothing is left to buy with, so nothing is lost.
        for (int row = 2; row < 4; row++) {
            assertThat(rows.status(row)).isEqualTo(TrialStatus.RAN);
            assertThat(value(rows, TrialMetric.TRADES, row)).isEqualTo(0);
            assertThat(value(rows, TrialMetric.TOTAL_RETURN, row)).isEqualTo(0);
        }
    }

    @Test
    void aSqueezedShortIsRunByTheReference() {
        // 10 units sold short at 10; at 25 there are 200 - 250, whatever follows, and at 19 still 10.
        double[][] rows = {
            bar(10, 10), bar(11, 10), bar(10, 9), bar(9, 8), bar(8, 25), bar(25, 19), bar(19, 18), bar(18, 17)
        };
        BacktestSpec base = TestSpecs.rules("", "", "close < open", "close > 1000")
                .direction(Direction.SHORT_FLAT)
                .capital(100)
                .build();
        TrialRows ruined = run(base, TestBars.openClose(rows), 1);
        assertThat(value(ruined, TrialMetric.TOTAL_RETURN, 0)).isEqualTo(-1);
        rows[4][1] = 19;
        rows[5][0] = 19;
        assertThat(value(run(base, TestBars.openClose(rows), 0), TrialMetric.TOTAL_RETURN, 0))
                .isEqualTo(30.0 / 100 - 1); // 200 - 10 * 17
    }

    @Test
    void anAccountThatOverflowsIsRunByTheReference() {
        // At an open of 1e-300 a capital of 1e15 buys more units than a double holds; a fee of 1 a unit leaves 1e15.
        Bars bars = TestBars.openClose(
                bar(10, 10), bar(10, 11), bar(1e-300, 10), bar(10, 10), bar(9, 10), bar(10, 9), bar(9, 9), bar(9, 9));
        TrialRows rows = run(base().capital(1e15).build(), bars, 1, Axis.of("fees.per_unit", 0, 1));
        assertThat(rows.status(0)).isEqualTo(TrialStatus.OVERFLOW);
        assertThat(rows.value(TrialMetric.TRADES, 0)).isEmpty();
        assertThat(rows.status(1)).isEqualTo(TrialStatus.RAN);
        assertThat(value(rows, TrialMetric.TRADES, 1)).isEqualTo(1); // a tie does not end it, the fall on bar 5 does
    }

    @Test
    void aTrialWithoutATradeOnTooFewBarsIsNotRun() {
        BacktestSpec base = TestSpecs.crossover(1, 5, Direction.LONG_FLAT, EntryMode.STATE);
        TrialRows rows = run(base, TestBars.random(2, 20), 0, Axis.of("params.slow", 5, 19, 20, 60));
        assertThat(rows.status(0)).isEqualTo(TrialStatus.RAN);
        assertThat(rows.status(1)).isEqualTo(TrialStatus.RAN);
        assertThat(rows.status(2)).isEqualTo(TrialStatus.TOO_FEW_BARS); // the first decision is at the last close
        assertThat(rows.status(3)).isEqualTo(TrialStatus.TOO_FEW_BARS);
    }

    @Test
    void aFillAtTheFirstCloseIsBookedAsTheReferenceDoes() {
        Bars bars = TestBars.openClose(
                bar(9, 10), bar(10, 11), bar(11, 10), bar(10, 10), bar(9, 10), bar(10, 9), bar(9, 8), bar(8, 7));
        run(base().fill(new EntryOrder.SameClose()).build(), bars, 0, Axis.of("fees.rate", 0, 0.01));
    }
}
