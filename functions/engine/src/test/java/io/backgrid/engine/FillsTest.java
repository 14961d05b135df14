package io.backgrid.engine;

import static io.backgrid.engine.testing.TestSpecs.longWhileRising;
import static io.backgrid.engine.testing.TestSpecs.rising;
import static io.backgrid.engine.testing.TestSpecs.withTheLastClose;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.testing.TestBars;
import org.junit.jupiter.api.Test;

/// Hand calculations with a strategy that is long after a rising close and, where it may, short after a falling one.
class FillsTest {
    private static final long DAY = 86_400;

    private static double[] bar(double open, double close) {
        return new double[] {open, close};
    }

    @Test
    void ordersFillAtTheNextOpenNeverAtTheSignalBar() {
        Bars bars = TestBars.openClose(bar(10, 10), bar(10, 11), bar(12, 13), bar(13, 12), bar(11, 10));
        BacktestResult result = Backtest.run(longWhileRising(1200), bars);

        // Bar 1 rises: 1200 / 12 = 100 units at the open of bar 2. Bar 3 falls: sold at 11, the open of bar 4.
        assertThat(result.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("excursion")
                .containsExactly(new Trade(
                        Side.LONG,
                        100,
                        1200,
                        new Fill(2, 2 * DAY, 12, 0),
                        new Exit.Filled(new Fill(4, 4 * DAY, 11, 0))));
        assertThat(result.curve().equities()).containsExactly(1200, 1200, 1300, 1200, 1100);
        assertThat(result.trades().getFirst().profit()).isEqualTo(-100); // 100 * (11 - 12)
        assertThat(result.trades().getFirst().returnOnEntry()).isEqualTo(-100.0 / 1200);
        assertThat(result.trades().getFirst().barsHeld()).isEqualTo(2);
        assertThat(result.curve().position(1)).isEqualTo(0);
        assertThat(result.curve().position(3)).isEqualTo(100);
        assertThat(result.curve().position(4)).isEqualTo(0);
        assertThat(result.ruined()).isFalse();
    }

    @Test
    void bothSidesPaySlippageFirstAndThenTheFee() {
        Bars bars = TestBars.openClose(bar(80, 80), bar(80, 90), bar(100, 150), bar(150, 140), bar(200, 200));
        BacktestResult result = Backtest.run(rising(Direction.LONG_FLAT, 1260, new Fees(0.25, 10), 0.25), bars);

        // Buys at 100 * 1.25 = 125: (1260 - 10) / (125 * 1.25) = 8 units; the fee is 0.25 * 1000 + 10 = 260.
        // Sells at 200 * 0.75 = 150: 1200, less a fee of 0.25 * 1200 + 10 = 310, leaves 890.
        assertThat(result.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("excursion")
                .containsExactly(new Trade(
                        Side.LONG,
                        8,
                        1260,
                        new Fill(2, 2 * DAY, 125, 260),
                        new Exit.Filled(new Fill(4, 4 * DAY, 150, 310))));
        assertThat(result.curve().equities()).containsExactly(1260, 1260, 1200, 1120, 890);
        assertThat(result.trades().getFirst().profit()).isEqualTo(-370); // 8 * 25 - 570
        assertThat(result.trades().getFirst().fees()).isEqualTo(570);
        assertThat(result.trades().getFirst().notional()).isEqualTo(2200);
    }

    @Test
    void aShortSellsAsManyUnitsAsALongWouldBuyAndEarnsTheFall() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 16));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars);

        // 1000 / 20 = 50 units sold: cash 2000. At 18 the account is worth 2000 - 900, at 16 it is 2000 - 800.
        assertThat(result.curve().equities()).containsExactly(1000, 1000, 1100, 1200);
        assertThat(result.curve().position(3)).isEqualTo(-50);
        assertThat(result.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("excursion")
                .containsExactly(
                        new Trade(Side.SHORT, 50, 1000, new Fill(2, 2 * DAY, 20, 0), new Exit.Open(3, 3 * DAY, 16)));
        assertThat(result.trades().getFirst().profit()).isEqualTo(200);
    }

    @Test
    void aShortSellsLowerAndBuysHigherBySlippage() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 19), bar(16, 16));
        BacktestResult result = Backtest.run(rising(Direction.LONG_SHORT, 750, Fees.NONE, 0.25), bars);

        // Sells 750 / 15 = 50 units at 20 * 0.75 = 15, buys them back at 16 * 1.25 = 20: a loss of 250.
        Trade first = result.trades().getFirst();
        assertThat(first.entry().price()).isEqualTo(15);
        assertThat(first.exit().price()).isEqualTo(20);
        assertThat(first.profit()).isEqualTo(-250);
        assertThat(result.trades().get(1).units()).isEqualTo(25); // 500 / (16 * 1.25)
    }

    @Test
    void aReversalIsTwoFillsAndBothPay() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 19), bar(16, 20));
        BacktestResult result = Backtest.run(rising(Direction.LONG_SHORT, 1010, new Fees(0, 10), 0), bars);

        // Short: (1010 - 10) / 20 = 50 units; cash 1010 + 1000 - 10 = 2000. Covered at 16: 2000 - 800 - 10 = 1190.
        // Long at the same open: (1190 - 10) / 16 = 73.75 units, worth 1475 at 20.
        assertThat(result.trades())
                .usingRecursiveFieldByFieldElementComparatorIgnoringFields("excursion")
                .containsExactly(
                        new Trade(
                                Side.SHORT,
                                50,
                                1010,
                                new Fill(2, 2 * DAY, 20, 10),
                                new Exit.Filled(new Fill(4, 4 * DAY, 16, 10))),
                        new Trade(Side.LONG, 73.75, 1190, new Fill(4, 4 * DAY, 16, 10), new Exit.Open(4, 4 * DAY, 20)));
        assertThat(result.curve().equities()).containsExactly(1010, 1010, 1100, 1050, 1475);
        assertThat(result.trades().getFirst().profit()).isEqualTo(180); // 50 * 4 - 20
        assertThat(result.trades().get(1).profit()).isEqualTo(285); // 73.75 * 4 - 10
    }

    @Test
    void aDecisionOnTheLastBarIsDropped() {
        Bars bars = TestBars.closes(10, 10, 11);
        BacktestResult result = Backtest.run(longWhileRising(1000), bars);
        assertThat(result.trades()).isEmpty();
        assertThat(result.curve().equities()).containsExactly(1000, 1000, 1000);
    }

    @Test
    void anOpenPositionIsMarkedToTheLastCloseAndCountedApart() {
        Bars bars = TestBars.openClose(bar(10, 10), bar(10, 11), bar(10, 12), bar(12, 9));
        BacktestResult result = Backtest.run(rising(Direction.LONG_FLAT, 1000, new Fees(0, 100), 0), bars);

        // (1000 - 100) / 10 = 90 units, worth 810 at the last close. Its fall asks for an exit that no open follows.
        Trade open = result.trades().getLast();
        assertThat(open.exit()).isEqualTo(new Exit.Open(3, 3 * DAY, 9));
        assertThat(open.isOpen()).isTrue();
        assertThat(open.profit()).isEqualTo(-190); // 90 * (9 - 10) - 100
        assertThat(open.fees()).isEqualTo(100);
        assertThat(open.notional()).isEqualTo(900);
        assertThat(result.curve().equity(3)).isEqualTo(810);
        assertThat(result.metrics().value(Metric.TRADES)).hasValue(0);
        assertThat(result.metrics().value(Metric.OPEN_TRADES)).hasValue(1);
        assertThat(result.metrics().value(Metric.EXPOSURE)).hasValue(0.5); // 2 of 4 closes
    }

    @Test
    void aTieKeepsThePosition() {
        Bars bars = TestBars.closes(10, 11, 11, 11, 10, 10, 10);
        BacktestResult result = Backtest.run(longWhileRising(1100), bars);
        // Bought at bar 2, held through the ties of bars 2 and 3, sold after the fall of bar 4.
        Trade only = result.trades().getFirst();
        assertThat(result.trades()).hasSize(1);
        assertThat(only.entry().bar()).isEqualTo(2);
        assertThat(only.exit().bar()).isEqualTo(5);
    }

    @Test
    void anEntryThatTheFixedFeeEatsUpIsDropped() {
        Bars bars = TestBars.closes(10, 11, 12, 13);
        BacktestResult result = Backtest.run(rising(Direction.LONG_FLAT, 10, new Fees(0, 10), 0), bars);
        assertThat(result.trades()).isEmpty();
        assertThat(result.curve().equities()).containsExactly(10, 10, 10, 10);
    }

    @Test
    void anEntryOneAboveTheFixedFeeIsMade() {
        Bars bars = TestBars.closes(10, 11, 16, 16);
        BacktestResult result = Backtest.run(rising(Direction.LONG_FLAT, 11, new Fees(0, 10), 0), bars);
        assertThat(result.trades().getFirst().units()).isEqualTo(1.0 / 16); // (11 - 10) / 16
        assertThat(result.curve().equities()).containsExactly(11, 11, 1, 1);
    }

    @Test
    void anAccountLeftWithLessThanTheFixedFeeTradesNoMore() {
        Bars bars = TestBars.openClose(bar(10, 10), bar(10, 11), bar(10, 9), bar(9, 10), bar(10, 11), bar(11, 12));
        BacktestResult result = Backtest.run(rising(Direction.LONG_FLAT, 60, new Fees(0, 25), 0), bars);

        // (60 - 25) / 10 = 3.5 units, sold at 9: 31.5 - 25 = 6.5, which the later rises buy nothing with.
        assertThat(result.ruined()).isFalse();
        assertThat(result.trades()).hasSize(1);
        assertThat(result.curve().equities()).containsExactly(60, 60, 31.5, 6.5, 6.5, 6.5);
    }
}
