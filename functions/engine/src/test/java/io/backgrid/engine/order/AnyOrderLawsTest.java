package io.backgrid.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.LookaheadProof;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.testing.TestBars;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for any specification on any bars. The seed of a failing case stands in its name.
class AnyOrderLawsTest {
    private static final int BARS = 250;

    static LongStream seeds() {
        return LongStream.rangeClosed(1001, 1200);
    }

    private static Bars bars(long seed) {
        return TestBars.randomRanges(seed, BARS, seed % 4 == 0 ? 0.06 : 0.02);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingLooksAhead(long seed) {
        assertThat(LookaheadProof.of(AnySpec.of(seed), bars(seed)).difference()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void otherBarsAfterADecisionChangeNothingDecidedAndNothingFilledUpToTheNextOpen(long seed) {
        BacktestSpec spec = AnySpec.of(seed);
        Bars bars = bars(seed);
        Signals signals = BacktestPlan.of(spec, bars).signals();
        BacktestResult result = Backtest.run(spec, bars);
        for (int known = 40; known < BARS - 1; known += 41) {
            Bars changed = changedAfter(bars, known);
            Signals others = BacktestPlan.of(spec, changed).signals();
            BacktestResult other = Backtest.run(spec, changed);
            for (int bar = 0; bar <= known; bar++) {
                assertThat(others.decisions(bar)).isEqualTo(signals.decisions(bar));
                assertThat(other.curve().equity(bar)).isEqualTo(result.curve().equity(bar));
                assertThat(other.curve().position(bar)).isEqualTo(result.curve().position(bar));
            }
            List<Fill> past = fills(result, known);
            assertThat(fills(other, known)).isEqualTo(past);
            // The changed bar is its open alone, so its fills are those of the open; the true bar may have more.
            List<Fill> atTheOpen = fills(other, known + 1);
            if (!(spec.fill() instanceof EntryOrder.SameClose)) {
                assertThat(atTheOpen).isEqualTo(firstOf(fills(result, known + 1), atTheOpen.size()));
            }
        }
    }

    private static List<Fill> firstOf(List<Fill> fills, int count) {
        return fills.subList(0, Math.min(count, fills.size()));
    }

    /// The bar after `known` stays at its open, all later ones trade elsewhere.
    private static Bars changedAfter(Bars bars, int known) {
        double[][] rows = new double[bars.size()][];
        for (int bar = 0; bar < rows.length; bar++) {
            double open = bars.open(bar);
            double other = bar > known + 1 ? 1.5 : 1;
            rows[bar] = bar == known + 1
                    ? Market.bar(open, open, open, open, 7)
                    : Market.bar(
                            open * other,
                            bars.high(bar) * other,
                            bars.low(bar) * other,
                            bars.close(bar) * other,
                            bars.volume(bar));
        }
        return Market.bars(rows);
    }

    private static List<Fill> fills(BacktestResult result, int lastBar) {
        List<Fill> fills = new ArrayList<>();
        for (Trade trade : result.trades()) {
            fills.add(trade.entry());
            if (trade.exit() instanceof Exit.Executed executed) {
                fills.add(executed.fill());
            }
        }
        return fills.stream().filter(fill -> fill.bar() <= lastBar).toList();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cashPlusPositionValueIsEquityAtEveryBar(long seed) {
        BacktestSpec spec = AnySpec.of(seed).but().financing(Financing.NONE).build();
        Bars bars = bars(seed);
        BacktestResult result = Backtest.run(spec, bars);
        for (int bar = 1; bar < BARS && result.curve().equity(bar) > 0; bar++) {
            double cash = AnySpec.CAPITAL;
            double units = 0;
            for (Trade trade : result.trades()) {
                double signed = trade.side().sign() * trade.units();
                if (trade.entry().bar() <= bar) {
                    cash -= signed * trade.entry().price() + trade.entry().fee();
                    units += signed;
                }
                if (trade.exit() instanceof Exit.Executed executed && executed.bar() <= bar) {
                    cash += signed * executed.price() - executed.fee();
                    units -= signed;
                }
            }
            double expected = cash + units * bars.close(bar);
            assertThat(result.curve().equity(bar)).isCloseTo(expected, within(1e-9 * AnySpec.CAPITAL));
            assertThat(result.curve().position(bar)).isCloseTo(units, within(1e-9 * AnySpec.CAPITAL));
        }
        assertThat(result.curve().equity(0)).isEqualTo(AnySpec.CAPITAL);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void profitsAndInterestLeadFromTheCapitalToTheLastPoint(long seed) {
        BacktestResult result = Backtest.run(AnySpec.of(seed), bars(seed));
        if (!result.ruined()) {
            double sum = AnySpec.CAPITAL + result.interest();
            for (Trade trade : result.trades()) {
                sum += trade.profit();
            }
            assertThat(result.curve().equity(BARS - 1)).isCloseTo(sum, within(1e-9 * Math.max(sum, AnySpec.CAPITAL)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void eachStakeIsTheOneBeforeWithItsProfit(long seed) {
        BacktestSpec spec =
                AnySpec.of(seed).but().financing(new Financing(0, 0.2, 0.1)).build();
        double stake = AnySpec.CAPITAL;
        for (Trade trade : Backtest.run(spec, bars(seed)).trades()) {
            assertThat(trade.stake()).isCloseTo(stake, within(1e-9 * Math.max(stake, AnySpec.CAPITAL)));
            stake += trade.profit();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scalingAllMoneyByAPowerOfTwoChangesNoRatioByABit(long seed) {
        double scale = 1024;
        BacktestResult small = Backtest.run(AnySpec.of(seed), bars(seed));
        BacktestResult large = Backtest.run(AnySpec.scaled(seed, scale), scaled(bars(seed), scale));
        for (Metric metric : EnumSet.complementOf(EnumSet.of(Metric.EXPECTANCY))) {
            assertThat(large.metrics().measure(metric))
                    .as(metric.wireName())
                    .isEqualTo(small.metrics().measure(metric));
        }
        for (int bar = 0; bar < BARS; bar++) {
            assertThat(large.curve().equity(bar)).isEqualTo(small.curve().equity(bar) * scale);
            assertThat(large.curve().position(bar)).isEqualTo(small.curve().position(bar));
        }
        assertThat(large.ambiguousBars()).isEqualTo(small.ambiguousBars());
    }

    private static Bars scaled(Bars bars, double scale) {
        double[][] rows = new double[bars.size()][];
        for (int bar = 0; bar < rows.length; bar++) {
            rows[bar] = Market.bar(
                    bars.open(bar) * scale,
                    bars.high(bar) * scale,
                    bars.low(bar) * scale,
                    bars.close(bar) * scale,
                    bars.volume(bar));
        }
        return Market.bars(rows);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void moreFeeNeverEarnsMoreWithTheSameFills(long seed) {
        // One unit and no margin call: no fee moves a fill.
        BacktestSpec.Builder one =
                AnySpec.of(seed).but().sizing(new Sizing.Units(1)).margin(Margin.CASH);
        BacktestResult before =
                Backtest.run(one.fees(new Fees(0.001, 0.25, 0, 0)).build(), bars(seed));
        double earned = before.curve().equity(BARS - 1);
        for (Fees more : List.of(
                new Fees(0.002, 0.25, 0, 0),
                new Fees(0.001, 0.5, 0, 0),
                new Fees(0.001, 0.25, 0.125, 0),
                new Fees(0.001, 0.25, 0, 4))) {
            BacktestResult after = Backtest.run(one.fees(more).build(), bars(seed));
            assertThat(prices(after)).isEqualTo(prices(before));
            assertThat(after.curve().equity(BARS - 1)).isLessThanOrEqualTo(earned);
        }
    }

    private static List<Double> prices(BacktestResult result) {
        return fills(result, BARS).stream().map(Fill::price).toList();
    }
}
