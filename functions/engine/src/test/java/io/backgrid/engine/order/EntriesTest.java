package io.backgrid.engine.order;

import static io.backgrid.engine.order.Scene.BUY;
import static io.backgrid.engine.order.Scene.COVER;
import static io.backgrid.engine.order.Scene.SELL;
import static io.backgrid.engine.order.Scene.SHORT;
import static io.backgrid.engine.order.Scene.bar;
import static io.backgrid.engine.order.Scene.run;
import static io.backgrid.engine.order.Scene.spec;
import static io.backgrid.engine.order.Scene.still;
import static io.backgrid.engine.order.Scene.target;
import static io.backgrid.engine.order.Scene.timed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Slippage;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EntriesTest {
    private static final EntryOrder SAME_CLOSE = new EntryOrder.SameClose();

    private static EntryOrder.Prices prices() {
        return new EntryOrder.Prices(Optional.of(Formula.parse("close - 5")), Optional.of(Formula.parse("close + 5")));
    }

    private static EntryOrder limit(int bars) {
        return new EntryOrder.Limit(prices(), bars);
    }

    /// Buys above and sells short below.
    private static EntryOrder stop(int bars) {
        return new EntryOrder.Stop(
                new EntryOrder.Prices(Optional.of(Formula.parse("close + 5")), Optional.of(Formula.parse("close - 5"))),
                bars);
    }

    private static void entered(BacktestResult result, int bar, double price) {
        Trade trade = result.trades().getFirst();
        assertThat(trade.entry().bar()).isEqualTo(bar);
        assertThat(trade.entry().price()).isCloseTo(price, within(1e-12));
    }

    @Test
    void theFirstPointIsTheCapitalAndTheCostOfAFillAtTheFirstCloseShowsInTheNext() {
        BacktestResult result = run(
                spec().fill(SAME_CLOSE).fees(new Fees(0.25, 0)),
                bar(90, 100, 90, 100, BUY),
                still(0),
                bar(100, 120, 100, 110));
        // 1000 / (100 * 1.25) = 8 units.
        entered(result, 0, 100);
        assertThat(result.curve().equities()).containsExactly(1000, 800, 880);
        assertThat(result.curve().position(0)).isEqualTo(8);
    }

    @Test
    void theLastCloseStillFillsAtItself() {
        BacktestResult result = run(spec().fill(SAME_CLOSE), still(0), still(BUY), bar(100, 110, 100, 110, SELL));
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().getFirst().exit()).isInstanceOf(Exit.Filled.class);
        assertThat(result.trades().getFirst().profit()).isCloseTo(100, within(1e-9));
        assertThat(result.curve().position(2)).isZero();
    }

    @Test
    void aLimitOrderWaitsForItsPriceAndAGapFillsBetter() {
        entered(run(spec().fill(limit(2)), still(BUY), bar(100, 101, 96, 99), bar(99, 99, 94, 97)), 2, 95);
        entered(run(spec().fill(limit(2)), still(BUY), bar(93, 99, 92, 97)), 1, 93);
        entered(run(spec().fill(limit(1)), still(SHORT), bar(100, 106, 99, 101)), 1, 105);
    }

    @Test
    void slippageNeverMakesALimitOrderWorseThanItsPrice() {
        Slippage slippage = Slippage.ofRate(0.01);
        entered(run(spec().fill(limit(1)).slippage(slippage), still(BUY), bar(100, 101, 94, 99)), 1, 95);
        // 90 * 1.01 is better than 95, 94.9 * 1.01 is not.
        entered(run(spec().fill(limit(1)).slippage(slippage), still(BUY), bar(90, 99, 90, 97)), 1, 90.9);
        entered(run(spec().fill(limit(1)).slippage(slippage), still(BUY), bar(94.9, 99, 94, 97)), 1, 95);
    }

    @Test
    void anOrderLivesForItsBarsAndNoLonger() {
        double[] no = bar(100, 101, 96, 99);
        double[] yes = bar(99, 99, 94, 97);
        assertThat(run(spec().fill(limit(1)), still(BUY), no, yes).trades()).isEmpty();
        assertThat(run(spec().fill(limit(2)), still(BUY), no, no, yes).trades()).isEmpty();
        assertThat(run(spec().fill(limit(3)), still(BUY), no, no, yes).trades()).hasSize(1);
    }

    @Test
    void anExitRuleCancelsAnOrderAndANewEntryReplacesIt() {
        double[] cancels = bar(100, 101, 96, 99, SELL);
        double[] renews = bar(100, 101, 96, 96, BUY);
        double[] yes = bar(99, 99, 94, 97);
        assertThat(run(spec().fill(limit(9)), still(BUY), cancels, yes).trades())
                .isEmpty();
        // The new order waits at 96 - 5; the old one would have been filled at 95.
        assertThat(run(spec().fill(limit(9)), still(BUY), renews, yes).trades()).isEmpty();
    }

    @Test
    void anOrderThatWasFilledIsNotFilledAgain() {
        // Bought at 95 on bar 1, sold at 98 on bar 2; bar 3 is at 95 again while the order would still live.
        double[] again = bar(97, 97, 94, 96);
        BacktestResult result = run(
                spec().fill(limit(9)).exits(target(3 / 95.0)),
                still(BUY),
                bar(100, 100, 94, 95),
                bar(95, 99, 95, 97),
                again);
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().getFirst().exit().bar()).isEqualTo(2);
    }

    @Test
    void aStopOrderBuysWhereThePriceBreaksOutAndPaysForAGap() {
        entered(run(spec().fill(stop(1)), still(BUY), bar(100, 106, 99, 103)), 1, 105);
        entered(run(spec().fill(stop(1)), still(BUY), bar(107, 108, 99, 103)), 1, 107);
        entered(run(spec().fill(stop(1)), still(SHORT), bar(100, 101, 94, 97)), 1, 95);
        Slippage slippage = Slippage.ofRate(0.01);
        entered(run(spec().fill(stop(1)).slippage(slippage), still(BUY), bar(100, 106, 99, 103)), 1, 106.05);
    }

    @Test
    void aPositionEnteredInsideABarTakesNoProfitInThatBar() {
        // Bought at 95, target 96.9: the high of 101 may have come before the entry.
        BacktestResult result =
                run(spec().fill(limit(1)).exits(target(0.02)), still(BUY), bar(100, 101, 94, 95), bar(95, 98, 95, 96));
        assertThat(result.trades().getFirst().exit().bar()).isEqualTo(2);
        assertThat(result.trades().getFirst().exit().price()).isCloseTo(96.9, within(1e-12));
    }

    @Test
    void aReversalByOrderLeavesAtTheOpenAndWaitsForItsPrice() {
        List<Trade> trades = run(
                        spec().fill(limit(3)),
                        still(BUY),
                        bar(95, 100, 95, 100, SHORT),
                        bar(100, 101, 100, 100),
                        bar(100, 106, 100, 101))
                .trades();
        assertThat(trades).hasSize(2);
        assertThat(trades.getFirst().exit().bar()).isEqualTo(2);
        assertThat(trades.getFirst().exit().price()).isEqualTo(100);
        assertThat(trades.get(1).side()).isEqualTo(Side.SHORT);
        assertThat(trades.get(1).entry().bar()).isEqualTo(3);
        assertThat(trades.get(1).entry().price()).isEqualTo(105);
    }

    @Test
    void aPositionIsLeftWhenItsTimeIsUp() {
        BacktestResult result = run(spec().exits(timed(2, 0)), still(BUY), still(0), still(0), still(0), still(0));
        Trade trade = result.trades().getFirst();
        assertThat(trade.barsHeld()).isEqualTo(2);
        assertThat(trade.exit()).isEqualTo(new Exit.Filled(((Exit.Filled) trade.exit()).fill(), ExitReason.TIME));
        Trade atClose = run(spec().fill(SAME_CLOSE).exits(timed(2, 0)), still(BUY), still(0), still(0), still(0))
                .trades()
                .getFirst();
        assertThat(atClose.barsHeld()).isEqualTo(2);
    }

    @Test
    void noEntryIsDecidedWhileItCoolsDown() {
        double[][] always = {still(BUY), still(BUY), still(BUY), still(BUY), still(BUY), still(BUY), still(BUY)};
        // In at 1, out at 2; the closes of bars 2 and 3 decide nothing, that of 4 does, in at 5.
        List<Trade> trades = run(spec().exits(timed(1, 2)), always).trades();
        assertThat(trades).extracting(trade -> trade.entry().bar()).containsExactly(1, 5);
        assertThat(trades.getFirst().exit().bar()).isEqualTo(2);
    }

    @Test
    void aReversalThatWouldHaveToCoolDownOnlyLeaves() {
        List<Trade> trades = run(spec().exits(timed(9, 1)), still(BUY), still(SHORT), still(0), still(COVER), still(0))
                .trades();
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().exit().bar()).isEqualTo(2);
    }
}
