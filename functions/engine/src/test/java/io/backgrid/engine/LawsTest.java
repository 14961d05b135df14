package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What must hold on any bars. The seed of a failing case stands in its name.
class LawsTest {
    private static final int BARS = 300;

    private static BacktestSpec spec(long seed, double capital, Fees fees, double slippage) {
        Random random = new Random(seed);
        int fast = 1 + random.nextInt(8);
        int slow = fast + 1 + random.nextInt(20);
        Direction direction = random.nextBoolean() ? Direction.LONG_FLAT : Direction.LONG_SHORT;
        EntryMode entry = random.nextBoolean() ? EntryMode.CROSS : EntryMode.STATE;
        return TestSpecs.crossover(fast, slow, direction, entry, capital, fees, slippage);
    }

    private static BacktestSpec costly(long seed) {
        return spec(seed, 10_000, new Fees(0.001, 1.5), 0.0005);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void noFutureBarChangesAPastFill(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        BacktestResult result = Backtest.run(costly(seed), bars);
        for (int known = 30; known < BARS - 1; known += 37) {
            BacktestResult other = Backtest.run(costly(seed), changedAfter(bars, known));
            assertThat(fillsUpTo(other, known + 1)).isEqualTo(fillsUpTo(result, known + 1));
            for (int bar = 0; bar <= known; bar++) {
                assertThat(other.curve().equity(bar)).isEqualTo(result.curve().equity(bar));
                assertThat(other.curve().position(bar)).isEqualTo(result.curve().position(bar));
            }
        }
    }

    /// Doubles every price after bar `known`, but for the open that the decisions of that bar fill at.
    private static Bars changedAfter(Bars bars, int known) {
        double[] open = new double[bars.size()];
        double[] close = new double[bars.size()];
        for (int bar = 0; bar < bars.size(); bar++) {
            open[bar] = bars.open(bar) * (bar > known + 1 ? 2 : 1);
            close[bar] = bars.close(bar) * (bar > known ? 2 : 1);
        }
        return TestBars.of(open, close);
    }

    private static List<Fill> fillsUpTo(BacktestResult result, int lastBar) {
        List<Fill> fills = new ArrayList<>();
        for (Trade trade : result.trades()) {
            fills.add(trade.entry());
            if (trade.exit() instanceof Exit.Filled filled) {
                fills.add(filled.fill());
            }
        }
        fills.removeIf(fill -> fill.bar() > lastBar);
        return fills;
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void feesNeverMakeTheSameFillsEarnMore(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        EquityCurve free = Backtest.run(spec(seed, 1e6, Fees.NONE, 0), bars).curve();
        EquityCurve rate =
                Backtest.run(spec(seed, 1e6, new Fees(0.001, 0), 0), bars).curve();
        EquityCurve both =
                Backtest.run(spec(seed, 1e6, new Fees(0.001, 5), 0), bars).curve();
        EquityCurve slipped =
                Backtest.run(spec(seed, 1e6, new Fees(0.001, 5), 0.0005), bars).curve();
        for (int bar = 0; bar < BARS; bar++) {
            double rounding = 1e-12 * free.equity(bar);
            assertThat(rate.equity(bar)).isLessThanOrEqualTo(free.equity(bar) + rounding);
            assertThat(both.equity(bar)).isLessThanOrEqualTo(rate.equity(bar) + rounding);
            assertThat(slipped.equity(bar)).isLessThanOrEqualTo(both.equity(bar) + rounding);
        }
        assertThat(slipped.equity(BARS - 1)).isLessThan(free.equity(BARS - 1));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void cashPlusPositionValueIsEquityAtEveryBar(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        BacktestResult result = Backtest.run(costly(seed), bars);
        double[] cashFlow = new double[BARS];
        double[] traded = new double[BARS];
        for (Trade trade : result.trades()) {
            double units = trade.side().sign() * trade.units();
            Fill entry = trade.entry();
            cashFlow[entry.bar()] -= units * entry.price() + entry.fee();
            traded[entry.bar()] += units;
            if (!trade.isOpen()) {
                cashFlow[trade.exit().bar()] +=
                        units * trade.exit().price() - trade.exit().fee();
                traded[trade.exit().bar()] -= units;
            }
        }
        double cash = 10_000;
        double units = 0;
        for (int bar = 0; bar < BARS; bar++) {
            cash += cashFlow[bar];
            units += traded[bar];
            double equity = result.curve().equity(bar);
            assertThat(cash + units * bars.close(bar)).isCloseTo(equity, within(1e-9 * equity));
            assertThat(result.curve().position(bar)).isCloseTo(units, within(1e-9));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void tradesAndCurveTellOneStory(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        BacktestResult result = Backtest.run(costly(seed), bars);
        double[] held = new double[BARS];
        double money = 10_000;
        for (Trade trade : result.trades()) {
            assertThat(trade.stake()).isCloseTo(money, within(1e-9 * money));
            money += trade.profit();
            int end = trade.isOpen() ? BARS : trade.exit().bar();
            for (int bar = trade.entry().bar(); bar < end; bar++) {
                held[bar] = trade.side().sign() * trade.units();
            }
        }
        assertThat(money).isCloseTo(result.curve().equity(BARS - 1), within(1e-9 * money));
        for (int bar = 0; bar < BARS; bar++) {
            assertThat(result.curve().position(bar)).isEqualTo(held[bar]);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void scalingMoneyByAPowerOfTwoChangesNoRatioByOneBit(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        double scale = 1024;
        double[] open = new double[BARS];
        double[] close = new double[BARS];
        for (int bar = 0; bar < BARS; bar++) {
            open[bar] = bars.open(bar) * scale;
            close[bar] = bars.close(bar) * scale;
        }
        BacktestResult small = Backtest.run(costly(seed), bars);
        BacktestResult large = Backtest.run(
                spec(seed, 10_000 * scale, new Fees(0.001, 1.5 * scale), 0.0005), TestBars.of(open, close));
        for (Metric metric : EnumSet.complementOf(EnumSet.of(Metric.EXPECTANCY))) {
            assertThat(large.metrics().measure(metric))
                    .as(metric.wireName())
                    .isEqualTo(small.metrics().measure(metric));
        }
        assertThat(large.metrics().value(Metric.EXPECTANCY).orElseThrow())
                .isEqualTo(scale * small.metrics().value(Metric.EXPECTANCY).orElseThrow());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void theSameInputGivesTheSameHashAndAnotherInputAnother(long seed) {
        Bars bars = TestBars.random(seed, BARS);
        String hash = Backtest.run(costly(seed), bars).sha256();
        assertThat(hash).hasSize(64).matches("[0-9a-f]+");
        assertThat(Backtest.run(costly(seed), TestBars.random(seed, BARS)).sha256())
                .isEqualTo(hash);
        assertThat(Backtest.run(spec(seed, 10_000, new Fees(0.001, 1.51), 0.0005), bars)
                        .sha256())
                .isNotEqualTo(hash);
    }
}
