package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.bits.Comparers;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.sweep.SweepPlan.Kernel;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SweepPlanTest {
    private static final Bars BARS = TestBars.random(1, 100);
    private static final String FINANCED = "cash or borrowed units earn or cost something each bar";
    private static final String WAITS = "entries wait for a price";

    private static BacktestSpec.Builder base() {
        return TestSpecs.rules("close > open", "", "", "");
    }

    /// Plans a sweep, and checks that whichever kernel it is gives the rows of the single backtests.
    private static void planned(BacktestSpec base, Bars bars, Kernel kernel, String reason, Axis... axes) {
        SweepSpec spec = new SweepSpec(base, List.of(axes), Optional.empty());
        Sweep sweep = Sweep.of(spec, bars);
        assertThat(sweep.plan()).isEqualTo(new SweepPlan(kernel, reason, Comparers.description()));

        TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
        SweepRunner runner = sweep.runner(RowDetail.WHOLE);
        runner.run(0, rows);
        for (int row = 0; row < rows.size(); row++) {
            SameTrial.check(spec, bars, rows, row, reason + ", trial " + row);
        }
        if (kernel == Kernel.REFERENCE) {
            assertThat(runner.referenceTrials()).isEqualTo(rows.size());
        }
    }

    private static EntryOrder.Prices prices() {
        return new EntryOrder.Prices(Optional.of(Formula.parse("close * 0.99")), Optional.empty());
    }

    private static void byEvents(BacktestSpec base, Bars bars, Axis... axes) {
        planned(base, bars, Kernel.EVENTS, "equity between two fills follows from the closes", axes);
    }

    private static void byReference(BacktestSpec base, Bars bars, String reason, Axis... axes) {
        planned(base, bars, Kernel.REFERENCE, reason, axes);
    }

    @Test
    void marketOrdersAreRunByEvents() {
        byEvents(base().build(), BARS, Axis.of("fees.rate", 0, 0.001));
        byEvents(base().fill(new EntryOrder.SameClose()).build(), BARS, Axis.of("stop_loss", 0.01, 0.02));
        byEvents(base().margin(new Margin(2, 0)).build(), BARS, Axis.of("leverage", 1, 2));
    }

    @Test
    void entriesThatWaitForAPriceAreRunByTheReference() {
        byReference(base().fill(new EntryOrder.Limit(prices(), 2)).build(), BARS, WAITS);
        byReference(base().fill(new EntryOrder.Stop(prices(), 2)).build(), BARS, WAITS);
    }

    @Test
    void financingIsRunByTheReference() {
        byReference(base().financing(new Financing(0.01, 0, 0)).build(), BARS, FINANCED);
        byReference(base().financing(new Financing(0, 0.01, 0)).build(), BARS, FINANCED);
        byReference(base().financing(new Financing(0, 0, 0.01)).build(), BARS, FINANCED);
    }

    @Test
    void sweptFinancingIsRunByTheReferenceEvenIfTheBaseHasNone() {
        String swept = "what cash and borrowed units earn and cost is swept";
        byReference(base().build(), BARS, swept, Axis.of("financing.cash", 0, 0.02));
        byReference(base().build(), BARS, swept, Axis.of("financing.margin", 0, 0.02));
        byReference(base().build(), BARS, swept, Axis.of("financing.borrow", 0, 0.02));
    }

    @Test
    void marginCallsAreRunByTheReference() {
        String called = "a margin call depends on equity inside each bar";
        byReference(base().margin(new Margin(2, 0.25)).build(), BARS, called, Axis.of("leverage", 1, 2, 3));
        byReference(base().margin(new Margin(1, 0.25)).build(), BARS, called);
    }

    @Test
    void aSweptMaintenanceMarginIsRunByTheReferenceUnlessItIsAlwaysZero() {
        String swept = "the margin below which positions are closed is swept";
        byReference(base().margin(new Margin(2, 0)).build(), BARS, swept, Axis.of("maintenance_margin", 0, 0.4));
        byEvents(base().margin(new Margin(2, 0)).build(), BARS, Axis.of("maintenance_margin", 0));
    }

    @Test
    void fewBarsAreRunByTheReference() {
        for (int size = 1; size < 8; size++) {
            byReference(base().build(), TestBars.random(1, size), "there are fewer than 8 bars");
        }
        byEvents(base().build(), TestBars.random(1, 8));
    }

    @Test
    void closesThatLieTooFarApartAreRunByTheReference() {
        double[] closes = {1, 2, 1, 5, 40, 300, 1e9, 900, 2, 3};
        byEvents(base().build(), TestBars.closes(closes));
        closes[6] = 1.0001e9;
        byReference(
                base().build(), TestBars.closes(closes), "the highest close is more than a billion times the lowest");
    }

    /// Prices of some 100 at these scales; below the least, sums of closes lose digits, above the largest they
    /// overflow.
    @Test
    void closesNearTheEndsOfWhatADoubleHoldsAreRunByTheReference() {
        BacktestSpec base = TestSpecs.crossover(2, 5, Direction.LONG_FLAT, EntryMode.STATE);
        Bars bars = TestBars.randomRanges(3, 700, 0.01);
        for (double scale : new double[] {1e-278, 1e-150, 1e150, 1e276}) {
            byEvents(base, TestBars.scaled(bars, scale), Axis.of("params.fast", 2, 50));
        }
        for (double scale : new double[] {1e-300, 1e-286, 1e280, 1e305}) {
            byReference(
                    base,
                    TestBars.scaled(bars, scale),
                    "sums of closes that are so small or so large lose digits",
                    Axis.of("params.fast", 2, 50));
        }
    }
}
