package io.backgrid.engine.order;

import static io.backgrid.engine.order.Market.BUY;
import static io.backgrid.engine.order.Market.COVER;
import static io.backgrid.engine.order.Market.NONE;
import static io.backgrid.engine.order.Market.SHORT;
import static io.backgrid.engine.order.Market.bar;
import static io.backgrid.engine.order.Market.breakEven;
import static io.backgrid.engine.order.Market.exits;
import static io.backgrid.engine.order.Market.run;
import static io.backgrid.engine.order.Market.spec;
import static io.backgrid.engine.order.Market.still;
import static io.backgrid.engine.order.Market.stop;
import static io.backgrid.engine.order.Market.stopLoss;
import static io.backgrid.engine.order.Market.takeProfit;
import static io.backgrid.engine.order.Market.timed;
import static io.backgrid.engine.order.Market.trades;
import static io.backgrid.engine.order.Market.trailing;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.testing.TestSpecs;
import org.junit.jupiter.api.Test;

/// The short side as the mirror of the long one, and what time and reversals do to either.
class ShortAndTimeTest {
    private static final double[] QUIET = bar(64, 66, 62, 64);

    private static BacktestSpec.Builder with(ExitOrders exits) {
        return spec().exits(exits);
    }

    @Test
    void aShortIsStoppedAboveItsEntry() {
        BacktestResult result = run(with(stopLoss(0.125)), still(SHORT), QUIET, bar(64, 80, 60, 64));
        assertThat(trades(result)).containsExactly("short 16: 1@64 -> 2@72 stop_loss"); // 64 + 8
        assertThat(result.curve().equity(2)).isEqualTo(896); // 1024 - 16 * 8
        assertThat(trades(with(stopLoss(0.125)), still(SHORT), QUIET, bar(80, 84, 60, 64)))
                .containsExactly("short 16: 1@64 -> 2@80 stop_loss"); // gap
        assertThat(trades(with(stopLoss(0.125)), still(SHORT), bar(64, 80, 60, 64)))
                .containsExactly("short 16: 1@64 -> 1@72 stop_loss");
        BacktestSpec.Builder costly = with(stopLoss(0.125)).capital(768).slippage(Slippage.ofRate(0.25));
        // Sold at 48, below the open: the stop at 54 is beyond that already, so it buys at 64 * 1.25.
        assertThat(trades(costly, still(SHORT), bar(64, 64, 40, 50)))
                .containsExactly("short 16: 1@48 -> 1@80 stop_loss");
    }

    @Test
    void aShortTakesItsProfitBelowItsEntry() {
        assertThat(trades(with(takeProfit(0.25)), still(SHORT), QUIET, bar(64, 64, 40, 60)))
                .containsExactly("short 16: 1@64 -> 2@48 take_profit"); // 64 - 16
        assertThat(trades(with(takeProfit(0.25)), still(SHORT), QUIET, bar(32, 64, 30, 60)))
                .containsExactly("short 16: 1@64 -> 2@32 take_profit");
        BacktestResult both = run(with(exits(0.125, 0.25, 0, 0)), still(SHORT), QUIET, bar(64, 80, 40, 60));
        assertThat(trades(both)).containsExactly("short 16: 1@64 -> 2@72 stop_loss");
        assertThat(both.ambiguousBars()).isEqualTo(1);
    }

    @Test
    void aShortEnteredInsideABarTakesNoProfitThere() {
        BacktestSpec.Builder breakout = with(takeProfit(0.25)).fill(stop(2)).capital(768); // 16 units at 48, target 36
        assertThat(trades(breakout, still(SHORT), bar(64, 64, 30, 50), bar(50, 50, 32, 40)))
                .containsExactly("short 16: 1@48 -> 2@36 take_profit");
    }

    @Test
    void aShortIsTrailedFromAbove() {
        // From 80 to 40, a quarter above 32, behind bar 1.
        assertThat(trades(with(trailing(0.25)), still(SHORT), bar(64, 79, 32, 36), bar(36, 50, 34, 45)))
                .containsExactly("short 16: 1@64 -> 2@40 trailing_stop");
        assertThat(trades(with(breakEven(0.25)), still(SHORT), bar(64, 68, 48, 60), bar(60, 66, 58, 62)))
                .containsExactly("short 16: 1@64 -> 2@64 break_even");
    }

    @Test
    void aStrategyMayBeShortOrNothing() {
        BacktestSpec.Builder shorts = TestSpecs.rules("volume == 1", "volume == 2", "volume == 3", "volume == 4")
                .direction(Direction.SHORT_FLAT)
                .capital(1024);
        BacktestResult result =
                run(shorts, still(BUY), still(SHORT), still(BUY), bar(64, 64, 32, 32, COVER), bar(32, 32, 32, 32));
        // A wish to buy neither opens a long position nor closes a short one. 1024 + 16 * 32.
        assertThat(trades(result)).containsExactly("short 16: 2@64 -> 4@32 filled");
        assertThat(result.curve().equity(4)).isEqualTo(1536);
        BacktestSpec.Builder noLongRule = TestSpecs.rules("", "", "volume == 3", "")
                .direction(Direction.SHORT_FLAT)
                .capital(1024);
        assertThat(trades(noLongRule, still(SHORT), still(NONE), still(NONE)))
                .containsExactly("short 16: 1@64 -> 2@64 filled"); // left where the entry does not hold
    }

    @Test
    void aPositionIsHeldForAsManyBarsAsItMayBe() {
        BacktestResult atOpens = run(with(timed(0, 2, 0)), still(BUY), still(0), still(0), still(0), still(0));
        assertThat(trades(atOpens)).containsExactly("long 16: 1@64 -> 3@64 time");
        assertThat(atOpens.trades().getFirst().barsHeld()).isEqualTo(2);
        BacktestResult atCloses =
                run(with(timed(0, 2, 0)).fill(new EntryOrder.SameClose()), still(BUY), still(0), still(0), still(0));
        assertThat(trades(atCloses)).containsExactly("long 16: 0@64 -> 2@64 time");
        assertThat(atCloses.trades().getFirst().barsHeld()).isEqualTo(2);
        assertThat(trades(with(timed(0, 1, 0)), still(SHORT), still(0), still(0)))
                .containsExactly("short 16: 1@64 -> 2@64 time");
    }

    @Test
    void aRuleThatLeavesAtTheSameTimeIsTheReason() {
        assertThat(trades(with(timed(0, 1, 0)), still(BUY), still(Market.SELL), still(0)))
                .containsExactly("long 16: 1@64 -> 2@64 filled");
        assertThat(trades(with(timed(0, 1, 0)), still(BUY), still(SHORT), still(0)))
                .containsExactly("long 16: 1@64 -> 2@64 filled", "short 16: 2@64 -> 2@64 open");
    }

    @Test
    void noEntryIsDecidedAtTheClosesOfACooldown() {
        double[] stops = bar(64, 64, 50, 64, BUY);
        // Stopped at 56 in bar 1: 896. The closes of bars 1 and 2 decide nothing, that of bar 3 does: 896 / 64.
        assertThat(trades(with(timed(0.125, 0, 2)), still(BUY), stops, still(BUY), still(BUY), still(0)))
                .containsExactly("long 16: 1@64 -> 1@56 stop_loss", "long 14: 4@64 -> 4@64 open");
        assertThat(trades(with(timed(0.125, 0, 1)), still(BUY), stops, still(BUY), still(0)))
                .containsExactly("long 16: 1@64 -> 1@56 stop_loss", "long 14: 3@64 -> 3@64 open");
        assertThat(trades(with(timed(0.125, 0, 0)), still(BUY), stops, still(0)))
                .containsExactly("long 16: 1@64 -> 1@56 stop_loss", "long 14: 2@64 -> 2@64 open");
    }

    @Test
    void aReversalThatMustCoolDownOnlyLeaves() {
        assertThat(trades(with(timed(0, 0, 1)), still(BUY), still(SHORT), still(0)))
                .containsExactly("long 16: 1@64 -> 2@64 filled");
        BacktestSpec.Builder atClose = with(timed(0, 0, 1)).fill(new EntryOrder.SameClose());
        // The close of the exit is the one close of the cooldown; the next one may enter.
        assertThat(trades(atClose, still(BUY), still(SHORT), still(SHORT)))
                .containsExactly("long 16: 0@64 -> 1@64 filled", "short 16: 2@64 -> 2@64 open");
    }

    @Test
    void aReversalPaysAFixedFeeForEachOfItsTwoFills() {
        BacktestResult result =
                run(spec().fees(new Fees(0, 64)), still(BUY), bar(64, 80, 64, 80, SHORT), bar(80, 80, 80, 80));
        // (1024 - 64) / 64 = 15 units; 15 * 80 - 64 = 1136 in cash; (1136 - 64) / 80 = 13.4 units.
        assertThat(trades(result)).containsExactly("long 15: 1@64 -> 2@80 filled", "short 13.4: 2@80 -> 2@80 open");
        assertThat(result.trades().getFirst().profit()).isEqualTo(112); // 15 * 16 - 128 = 1136 - 1024
        assertThat(result.trades().getLast().stake()).isEqualTo(1136);
        assertThat(result.curve().equity(2)).isEqualTo(1072); // 1136 - 64
    }
}
