package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

/// Sweeps that are too large for what is kept.
class SweepLimitsTest {
    private static final Map<String, Double> PARAMS = Map.of("a", 2.0, "b", 5.0, "c", 3.0);

    private static double[] numbers(double first, double step, int count) {
        return DoubleStream.iterate(first, value -> value + step).limit(count).toArray();
    }

    private static SweepSpec sweep(BacktestSpec base, Axis... axes) {
        return new SweepSpec(base, List.of(axes), Optional.empty());
    }

    private static BacktestSpec longWhile(String rule) {
        return BacktestSpec.builder(Strategy.longWhile(Rule.parse(rule), PARAMS), TestSpecs.DAILY)
                .build();
    }

    private static void check(SweepSpec spec, Bars bars, TrialRows rows, int step) {
        for (int row = 0; row < rows.size(); row += step) {
            SameTrial.check(spec, bars, rows, row, "trial " + rows.trial(row));
        }
    }

    private static void same(TrialRows one, TrialRows other) {
        for (int row = 0; row < one.size(); row++) {
            assertThat(one.status(row)).as("row %d", row).isEqualTo(other.status(row));
            for (TrialMetric metric : TrialMetric.values()) {
                assertThat(one.value(metric, row)).as("row %d, %s", row, metric).isEqualTo(other.value(metric, row));
            }
        }
    }

    /// 1000 series of 600 bars at 16 bytes are ten times what is kept; 100 or 50 or one of them are at hand.
    @Test
    void seriesThatAreTooManyToKeepGiveTheSameRows() {
        Bars bars = TestBars.random(5, 600);
        double[] some = numbers(2, 1, 10);
        SweepSpec spec = sweep(
                longWhile("macd_hist(close, a, b, c) > 0"),
                Axis.of("params.a", some),
                Axis.of("params.b", some),
                Axis.of("params.c", some));
        Sweep keeping = Sweep.of(spec, bars);
        assertThat(keeping.seriesAtHand()).isEqualTo(Integer.MAX_VALUE);
        TrialRows expected = keeping.rows(0, 1000, RowDetail.WHOLE);
        check(spec, bars, expected, 37);
        for (int atHand : new int[] {100, 50, 1}) {
            Sweep sweep = Sweep.of(spec, bars, atHand * 600L * 16L);
            // The zero that all of them are compared with is kept first or last.
            assertThat(sweep.seriesAtHand()).isBetween(Math.max(1, atHand - 1), atHand);
            same(sweep.rows(0, 1000, RowDetail.WHOLE, 2), expected);
        }
    }

    @Test
    void onlySeriesThatDoNotFitAreNotKept() {
        Bars bars = TestBars.random(6, 600);
        double[] some = numbers(2, 1, 10);
        SweepSpec spec = sweep(
                longWhile("sma(close, a) > macd(close, a, b, c) + ema(close, b) and close > sma(close, c)"),
                Axis.of("params.a", some),
                Axis.of("params.b", some),
                Axis.of("params.c", some));
        Sweep sweep = Sweep.of(spec, bars, 40 * 600 * 16L);
        assertThat(sweep.seriesAtHand()).isLessThan(40);
        check(spec, bars, sweep.rows(390, 610, RowDetail.WHOLE), 19);
    }

    /// 300 times 300 combinations of terms, of which the first 65,536 are kept.
    @Test
    void moreTermsThanAreKeptGiveTheSameRows() {
        Bars bars = TestBars.randomRanges(7, 120, 0.02);
        SweepSpec spec = sweep(
                longWhile("sma(close, a) > sma(close, b)"),
                Axis.of("stop_loss", numbers(0.001, 0.0001, 300)),
                Axis.of("params.a", 2, 3),
                Axis.of("fees.fixed", numbers(0, 1, 300)));
        assertThat(spec.trials()).isEqualTo(180_000);
        TrialRows rows = Sweep.of(spec, bars).rows(130_000, 132_000, RowDetail.WHOLE);
        check(spec, bars, rows, 41);
    }

    /// 110 to the third combinations of a rule that is never used, of which 2^20 are remembered.
    @Test
    void moreRulesOfASideThatIsNotHeldThanAreRememberedAreChecked() {
        Strategy strategy = new Strategy(
                Optional.empty(),
                Optional.of(Rule.parse("close > open")),
                Optional.empty(),
                Optional.of(Rule.parse("sma(close, a - b + c) > close")),
                Optional.empty(),
                Map.of("a", 200.0, "b", 5.0, "c", 3.0));
        BacktestSpec base = BacktestSpec.builder(strategy, TestSpecs.DAILY)
                .direction(Direction.LONG_FLAT)
                .build();
        double[] many = numbers(1, 1, 110);
        SweepSpec spec = sweep(base, Axis.of("params.a", many), Axis.of("params.b", many), Axis.of("params.c", many));
        Bars bars = TestBars.random(8, 60);
        // All with a of 87 and b of 110, past the 2^20th; c goes from 1 to 110.
        long first = 86 * 12_100 + 109 * 110;
        assertThat(first).isGreaterThan(1 << 20);
        Sweep sweep = Sweep.of(spec, bars);
        assertThat(spec.trial(first + 109).strategy().params()).isEqualTo(Map.of("a", 87.0, "b", 110.0, "c", 110.0));
        TrialRows rows = sweep.rows(first, first + 110, RowDetail.BRIEF);
        for (int row = 0; row < 110; row++) {
            int window = 87 - 110 + row + 1;
            assertThat(rows.status(row))
                    .as("window %d", window)
                    .isEqualTo(window >= 1 ? TrialStatus.RAN : TrialStatus.INVALID);
        }
    }
}
