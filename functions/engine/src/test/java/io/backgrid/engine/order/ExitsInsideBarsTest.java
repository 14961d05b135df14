package io.backgrid.engine.order;

import static io.backgrid.engine.order.Market.BUY;
import static io.backgrid.engine.order.Market.NONE;
import static io.backgrid.engine.order.Market.bar;
import static io.backgrid.engine.order.Market.breakEven;
import static io.backgrid.engine.order.Market.exits;
import static io.backgrid.engine.order.Market.run;
import static io.backgrid.engine.order.Market.spec;
import static io.backgrid.engine.order.Market.still;
import static io.backgrid.engine.order.Market.stop;
import static io.backgrid.engine.order.Market.stopLoss;
import static io.backgrid.engine.order.Market.takeProfit;
import static io.backgrid.engine.order.Market.trades;
import static io.backgrid.engine.order.Market.trailing;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Slippage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// Orders that end a long position of 16 units bought at 64, the open of bar 1.
class ExitsInsideBarsTest {
    private static final double[] QUIET = bar(64, 66, 62, 64);

    /// A stop an eighth below the entry, at 56, and a take-profit a quarter above it, at 80.
    private static BacktestSpec.Builder bracket() {
        return spec().exits(exits(0.125, 0.25, 0, 0));
    }

    @Test
    void aStopLossIsFilledAtItsPrice() {
        BacktestResult result = run(spec().exits(stopLoss(0.125)), still(BUY), QUIET, bar(64, 64, 50, 60));
        assertThat(trades(result)).containsExactly("long 16: 1@64 -> 2@56 stop_loss"); // 64 - 8
        assertThat(result.curve().equities()).containsExactly(1024, 1024, 896); // 16 * 56
    }

    @Test
    void aStopThatIsTouchedIsReachedAndOneThatIsNotIsNot() {
        assertThat(trades(spec().exits(stopLoss(0.125)), still(BUY), QUIET, bar(64, 64, 56, 60)))
                .containsExactly("long 16: 1@64 -> 2@56 stop_loss");
        assertThat(trades(spec().exits(stopLoss(0.125)), still(BUY), QUIET, bar(64, 64, 56.5, 60)))
                .containsExactly("long 16: 1@64 -> 2@60 open");
    }

    @Test
    void anOpenBelowTheStopIsWhatItIsFilledAt() {
        assertThat(trades(bracket(), still(BUY), QUIET, bar(48, 90, 40, 50)))
                .containsExactly("long 16: 1@64 -> 2@48 stop_loss");
    }

    @Test
    void aPositionCanBeStoppedInTheBarOfItsEntry() {
        BacktestResult result = run(spec().exits(stopLoss(0.125)), still(BUY), bar(64, 64, 50, 60));
        assertThat(trades(result)).containsExactly("long 16: 1@64 -> 1@56 stop_loss");
        assertThat(result.trades().getFirst().barsHeld()).isZero();
        assertThat(result.curve().position(1)).isZero();
    }

    @Test
    void aStopInTrueRangesUsesTheLastCompleteBar() {
        ExitOrders two = atr(1, 2);
        // The range of bar 1 is 8, so the stop is 16 below 64. Bar 2 ranges over 14 and changes nothing.
        assertThat(trades(
                        spec().exits(two),
                        still(NONE),
                        bar(64, 68, 60, 64, BUY),
                        bar(64, 64, 50, 64),
                        bar(64, 64, 40, 60)))
                .containsExactly("long 16: 2@64 -> 3@48 stop_loss");
    }

    @Test
    void anEntryBeforeTheFirstTrueRangeIsNotMade() {
        assertThat(trades(spec().exits(atr(1, 2)), still(BUY), QUIET, QUIET)).isEmpty();
    }

    private static ExitOrders atr(int window, double multiple) {
        Optional<Distance> none = Optional.empty();
        return new ExitOrders(
                Optional.of(new Distance.AtrMultiple(window, multiple)), none, none, none, Optional.empty(), 0);
    }

    @Test
    void aTakeProfitIsFilledAtItsPriceOrAtABetterOpen() {
        assertThat(trades(spec().exits(takeProfit(0.25)), still(BUY), QUIET, bar(64, 90, 60, 70)))
                .containsExactly("long 16: 1@64 -> 2@80 take_profit"); // 64 + 16
        assertThat(trades(spec().exits(takeProfit(0.25)), still(BUY), QUIET, bar(96, 97, 60, 70)))
                .containsExactly("long 16: 1@64 -> 2@96 take_profit");
        assertThat(trades(spec().exits(takeProfit(0.25)), still(BUY), bar(64, 90, 60, 70)))
                .containsExactly("long 16: 1@64 -> 1@80 take_profit"); // entered at the open: the rise came after
    }

    @Test
    void slippageWorsensAStopAndNeverATakeProfit() {
        // Bought at 64 * 1.25 = 80: 1024 / 80 = 12.8 units, stop at 70, target at 100.
        BacktestSpec.Builder costly = bracket().slippage(Slippage.ofRate(0.25));
        double[] above = bar(84, 90, 80, 84);
        assertThat(trades(costly, still(BUY), bar(64, 84, 64, 84)))
                .containsExactly("long 12.8: 1@80 -> 1@48 stop_loss"); // bought above the open: 64 * 0.75
        assertThat(trades(costly.exits(stopLoss(0.25)), still(BUY), bar(64, 90, 62, 84), bar(84, 90, 50, 84)))
                .containsExactly("long 12.8: 1@80 -> 2@45 stop_loss"); // 60 * 0.75
        costly.exits(takeProfit(0.25));
        assertThat(trades(costly, still(BUY), bar(64, 84, 64, 84), above, bar(84, 110, 84, 90)))
                .containsExactly("long 12.8: 1@80 -> 3@100 take_profit");
        assertThat(trades(costly, still(BUY), bar(64, 84, 64, 84), bar(104, 110, 84, 90)))
                .containsExactly("long 12.8: 1@80 -> 2@100 take_profit"); // 104 * 0.75 = 78 is worse than its price
        assertThat(trades(costly, still(BUY), bar(64, 84, 64, 84), bar(160, 160, 84, 90)))
                .containsExactly("long 12.8: 1@80 -> 2@120 take_profit"); // 160 * 0.75 is better
    }

    @Test
    void whereABarReachesBothTheStopComesFirstAndTheBarIsCounted() {
        BacktestResult both = run(bracket(), still(BUY), QUIET, bar(64, 90, 50, 64));
        assertThat(trades(both)).containsExactly("long 16: 1@64 -> 2@56 stop_loss");
        assertThat(both.ambiguousBars()).isEqualTo(1);
        // An open beyond the target leaves no doubt.
        BacktestResult gap = run(bracket(), still(BUY), QUIET, bar(90, 90, 50, 64));
        assertThat(trades(gap)).containsExactly("long 16: 1@64 -> 2@90 take_profit");
        assertThat(gap.ambiguousBars()).isZero();
    }

    @Test
    void anEntryInsideABarTakesNoProfitThereButCanBeStoppedThere() {
        BacktestSpec.Builder breakout =
                spec().fill(stop(2)).capital(1280).exits(takeProfit(0.25)); // 16 units at 80, target 100
        assertThat(trades(breakout, still(BUY), bar(64, 120, 64, 90), bar(90, 110, 90, 95)))
                .containsExactly("long 16: 1@80 -> 2@100 take_profit");
        assertThat(trades(breakout, still(BUY), bar(80, 120, 64, 90)))
                .containsExactly("long 16: 1@80 -> 1@100 take_profit"); // filled at the open, not inside
        breakout.exits(exits(0.125, 0.25, 0, 0));
        BacktestResult stopped = run(breakout, still(BUY), bar(64, 120, 64, 90));
        assertThat(trades(stopped)).containsExactly("long 16: 1@80 -> 1@70 stop_loss"); // 80 - 10
        assertThat(stopped.ambiguousBars()).isZero();
    }

    @Test
    void aTrailingStopMovesUpBehindTheBarAndNeverBack() {
        BacktestSpec.Builder trail = spec().exits(trailing(0.25)); // 48 at first
        // Bar 1 reaches 96 and 50: the stop at 72 is laid after it. Bar 2 does not lower it.
        assertThat(trades(trail, still(BUY), bar(64, 96, 50, 90), bar(90, 92, 80, 85), bar(85, 85, 70, 80)))
                .containsExactly("long 16: 1@64 -> 3@72 trailing_stop");
        assertThat(trades(trail, still(BUY), bar(64, 96, 50, 90), bar(71, 92, 70, 85)))
                .containsExactly("long 16: 1@64 -> 2@71 trailing_stop"); // gap
        assertThat(trades(trail, still(BUY), bar(64, 64, 40, 50)))
                .containsExactly("long 16: 1@64 -> 1@48 trailing_stop");
    }

    @Test
    void afterAnEntryInsideABarOnlyItsCloseMovesTheTrailingStop() {
        EntryOrder.Prices now = Market.prices("close", "close");
        BacktestSpec.Builder breakout = spec().fill(new EntryOrder.Stop(now, 1)).exits(trailing(0.25));
        // Bought at 64 inside bar 1, which closes at 80: the stop lies at 60, not at 96 * 0.75 = 72.
        assertThat(trades(breakout, still(BUY), bar(60, 96, 60, 80), bar(80, 80, 50, 64)))
                .containsExactly("long 16: 1@64 -> 2@60 trailing_stop");
    }

    @Test
    void aBreakEvenStopIsLaidBehindTheBarThatMovedFarEnough() {
        assertThat(trades(spec().exits(breakEven(0.25)), still(BUY), bar(64, 80, 60, 70), bar(70, 70, 60, 66)))
                .containsExactly("long 16: 1@64 -> 2@64 break_even"); // 80 is a quarter above
        assertThat(trades(spec().exits(breakEven(0.25)), still(BUY), bar(64, 79.5, 60, 70), bar(70, 70, 60, 66)))
                .containsExactly("long 16: 1@64 -> 2@66 open");
    }

    @Test
    void theTightestStopIsTheOneThatIsNamed() {
        // Stop 56; break-even 64 and trail 80 * 0.75 = 60 after bar 1.
        assertThat(trades(
                        spec().exits(exits(0.125, 0, 0.25, 0.25)),
                        still(BUY),
                        bar(64, 80, 60, 70),
                        bar(70, 70, 50, 66)))
                .containsExactly("long 16: 1@64 -> 2@64 break_even");
        // After 96 the trail lies at 72.
        assertThat(trades(
                        spec().exits(exits(0.125, 0, 0.25, 0.25)),
                        still(BUY),
                        bar(64, 96, 60, 90),
                        bar(90, 90, 50, 66)))
                .containsExactly("long 16: 1@64 -> 2@72 trailing_stop");
    }
}
