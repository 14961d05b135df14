package io.backgrid.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.LookaheadProof;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.testing.TestBars;
import java.util.EnumSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What must hold for orders of every kind on any bars. The seed of a failing case stands in its name.
class OrderLawsTest {
    private static final int BARS = 400;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 300);
    }

    private static Bars bars(long seed) {
        return TestBars.randomRanges(seed, BARS, 0.02);
    }

    private static double scale(double value) {
        return Math.max(1, Math.abs(value));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingLooksAhead(long seed) {
        LookaheadProof proof = LookaheadProof.of(RandomOrders.spec(seed, 1), bars(seed));
        assertThat(proof.difference()).isEmpty();
        assertThat(proof.cuts()).hasSize(32);
        assertThat(proof.comparisons()).isGreaterThan(32 * 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void cashPlusPositionValueIsEquityAtEveryBar(long seed) {
        BacktestSpec spec =
                RandomOrders.spec(seed, 1).but().financing(Financing.NONE).build();
        Bars bars = bars(seed);
        BacktestResult result = Backtest.run(spec, bars);
        double[] flow = new double[BARS];
        double[] traded = new double[BARS];
        for (Trade trade : result.trades()) {
            double units = trade.side().sign() * trade.units();
            book(flow, traded, trade.entry(), units);
            if (!trade.isOpen()) {
                book(
                        flow,
                        traded,
                        new Fill(
                                trade.exit().bar(),
                                trade.exit().time(),
                                trade.exit().price(),
                                trade.exit().fee()),
                        -units);
            }
        }
        double cash = 10_000;
        double units = 0;
        // The first point is the capital whatever is filled at its close.
        for (int bar = 0; bar < BARS && !(result.ruined() && result.curve().equity(bar) == 0); bar++) {
            cash += flow[bar];
            units += traded[bar];
            double expected = bar == 0 ? 10_000 : cash + units * bars.close(bar);
            assertThat(result.curve().equity(bar)).isCloseTo(expected, within(1e-9 * scale(expected)));
            assertThat(result.curve().position(bar)).isCloseTo(units, within(1e-9 * scale(units)));
        }
    }

    private static void book(double[] flow, double[] traded, Fill fill, double units) {
        flow[fill.bar()] -= units * fill.price() + fill.fee();
        traded[fill.bar()] += units;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void profitsAndInterestLeadFromTheCapitalToTheLastPoint(long seed) {
        BacktestResult result = Backtest.run(RandomOrders.spec(seed, 1), bars(seed));
        double sum = 10_000 + result.interest();
        for (Trade trade : result.trades()) {
            sum += trade.profit();
        }
        if (!result.ruined()) {
            assertThat(result.curve().equity(BARS - 1)).isCloseTo(sum, within(1e-9 * scale(sum)));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersFillWithinTheirBarsButForSlippage(long seed) {
        BacktestSpec spec =
                RandomOrders.spec(seed, 1).but().slippage(Slippage.NONE).build();
        Bars bars = bars(seed);
        for (Trade trade : Backtest.run(spec, bars).trades()) {
            assertInside(trade.entry().bar(), trade.entry().price(), bars);
            assertInside(trade.exit().bar(), trade.exit().price(), bars);
        }
    }

    private static void assertInside(int bar, double price, Bars bars) {
        double rounding = 1e-12 * price;
        assertThat(price).isBetween(bars.low(bar) - rounding, bars.high(bar) + rounding);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void scalingMoneyByAPowerOfTwoChangesNoRatioByOneBit(long seed) {
        double scale = 1024;
        BacktestResult small = Backtest.run(RandomOrders.spec(seed, 1), bars(seed));
        BacktestResult large = Backtest.run(RandomOrders.spec(seed, scale), TestBars.scaled(bars(seed), scale));
        for (Metric metric : EnumSet.complementOf(EnumSet.of(Metric.EXPECTANCY))) {
            assertThat(large.metrics().measure(metric))
                    .as(metric.wireName())
                    .isEqualTo(small.metrics().measure(metric));
        }
        assertThat(large.ambiguousBars()).isEqualTo(small.ambiguousBars());
    }
}
