package io.backgrid.engine.order;

import static io.backgrid.engine.order.Scene.BUY;
import static io.backgrid.engine.order.Scene.SHORT;
import static io.backgrid.engine.order.Scene.bar;
import static io.backgrid.engine.order.Scene.fraction;
import static io.backgrid.engine.order.Scene.orders;
import static io.backgrid.engine.order.Scene.run;
import static io.backgrid.engine.order.Scene.spec;
import static io.backgrid.engine.order.Scene.still;
import static io.backgrid.engine.order.Scene.stop;
import static io.backgrid.engine.order.Scene.stopAndTarget;
import static io.backgrid.engine.order.Scene.target;
import static io.backgrid.engine.order.Scene.trailing;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.Slippage;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// 1,000 buy 10 units at 100 on bar 1.
class StopsTest {
    private static void ended(BacktestResult result, int bar, double price, ExitReason reason) {
        Trade trade = result.trades().getFirst();
        assertThat(trade.exit()).isInstanceOf(Exit.Filled.class);
        assertThat(trade.exit().bar()).isEqualTo(bar);
        assertThat(trade.exit().price()).isCloseTo(price, within(1e-12));
        assertThat(((Exit.Filled) trade.exit()).reason()).isEqualTo(reason);
    }

    @Test
    void aStopFillsAtItsPriceWhereTheBarReachesIt() {
        BacktestResult result = run(spec().exits(stop(0.05)), still(BUY), still(0), bar(99, 102, 94, 96), still(0));
        ended(result, 2, 95, ExitReason.STOP_LOSS);
        // 10 * (95 - 100)
        assertThat(result.trades().getFirst().profit()).isCloseTo(-50, within(1e-9));
        assertThat(result.curve().equity(3)).isCloseTo(950, within(1e-9));
    }

    @Test
    void anOpenBeyondTheStopFillsAtTheOpenWhichIsWorse() {
        ended(run(spec().exits(stop(0.05)), still(BUY), still(0), bar(90, 97, 89, 96)), 2, 90, ExitReason.STOP_LOSS);
    }

    @Test
    void aTargetFillsAtItsPriceAndAnOpenBeyondItFillsBetter() {
        ended(
                run(spec().exits(target(0.1)), still(BUY), still(0), bar(100, 112, 99, 101)),
                2,
                110,
                ExitReason.TAKE_PROFIT);
        ended(
                run(spec().exits(target(0.1)), still(BUY), still(0), bar(115, 116, 99, 101)),
                2,
                115,
                ExitReason.TAKE_PROFIT);
    }

    @Test
    void slippageMovesAStopButNoTarget() {
        Slippage slippage = Slippage.ofRate(0.1);
        // Bought at 110; the stop lies at 99 and sells at 89.1, the target at 121.
        ended(
                run(spec().slippage(slippage).exits(stop(0.1)), still(BUY), still(0), bar(100, 100, 98, 100)),
                2,
                89.1,
                ExitReason.STOP_LOSS);
        ended(
                run(spec().slippage(slippage).exits(target(0.1)), still(BUY), still(0), bar(100, 125, 98, 100)),
                2,
                121,
                ExitReason.TAKE_PROFIT);
    }

    @Test
    void whereABarReachesBothTheStopIsTakenToBeFirstAndTheBarIsCounted() {
        BacktestResult both = run(spec().exits(stopAndTarget(0.05, 0.1)), still(BUY), still(0), bar(100, 112, 94, 100));
        ended(both, 2, 95, ExitReason.STOP_LOSS);
        assertThat(both.ambiguousBars()).isEqualTo(1);

        // The open is beyond the target: that came first, whatever the bar does later.
        BacktestResult gap = run(spec().exits(stopAndTarget(0.05, 0.1)), still(BUY), still(0), bar(111, 112, 94, 100));
        ended(gap, 2, 111, ExitReason.TAKE_PROFIT);
        assertThat(gap.ambiguousBars()).isZero();
    }

    @Test
    void aPositionCanEndInTheBarOfItsEntry() {
        BacktestResult result = run(spec().exits(stop(0.05)), still(BUY), bar(100, 100, 94, 97), still(0));
        ended(result, 1, 95, ExitReason.STOP_LOSS);
        assertThat(result.trades().getFirst().barsHeld()).isZero();
        assertThat(result.curve().position(1)).isZero();
    }

    @Test
    void aTrailingStopMovesUpBehindACompleteBarAndNeverBack() {
        // Best 120 after bar 1, so the stop of bar 2 is 108; bar 1 itself may fall to 100.
        ended(
                run(spec().exits(trailing(0.1)), still(BUY), bar(100, 120, 100, 118), bar(118, 119, 107, 110)),
                2,
                108,
                ExitReason.TRAILING_STOP);
        // Bar 2 is lower, its stop stays 108 for bar 3.
        ended(
                run(
                        spec().exits(trailing(0.1)),
                        still(BUY),
                        bar(100, 120, 100, 118),
                        bar(112, 113, 109, 110),
                        bar(110, 110, 105, 106)),
                3,
                108,
                ExitReason.TRAILING_STOP);
    }

    @Test
    void aStopIsLaidAtTheEntryOnceThePriceHasMovedFarEnough() {
        Optional<Distance> none = Optional.empty();
        BacktestResult result = run(
                spec().exits(orders(fraction(0.2), none, none, fraction(0.05))),
                still(BUY),
                bar(100, 106, 99, 104),
                bar(104, 104, 99, 101));
        ended(result, 2, 100, ExitReason.BREAK_EVEN);
    }

    @Test
    void aDistanceInTrueRangesUsesTheLastCompleteBar() {
        Optional<Distance> none = Optional.empty();
        Distance twice = new Distance.AtrMultiple(2, 2);
        // True ranges of bars 1 and 2: 4 and 6, their mean 5, the stop 100 - 2 * 5 = 90.
        BacktestResult result = run(
                spec().exits(orders(Optional.of(twice), none, none, none)),
                still(0),
                bar(100, 102, 98, 100),
                bar(100, 103, 97, 100, BUY),
                still(0),
                bar(100, 101, 85, 99));
        ended(result, 4, 90, ExitReason.STOP_LOSS);
    }

    @Test
    void aPositionWithoutADistanceForItsStopIsNotEntered() {
        Optional<Distance> none = Optional.empty();
        Distance unknown = new Distance.AtrMultiple(5, 2);
        BacktestResult result =
                run(spec().exits(orders(Optional.of(unknown), none, none, none)), still(BUY), still(0), still(0));
        assertThat(result.trades()).isEmpty();
    }

    @Test
    void aShortIsTheMirror() {
        ended(
                run(spec().exits(stop(0.05)), still(SHORT), still(0), bar(100, 106, 99, 101)),
                2,
                105,
                ExitReason.STOP_LOSS);
        ended(
                run(spec().exits(stop(0.05)), still(SHORT), still(0), bar(108, 109, 99, 101)),
                2,
                108,
                ExitReason.STOP_LOSS);
        ended(
                run(spec().exits(target(0.1)), still(SHORT), still(0), bar(100, 101, 88, 99)),
                2,
                90,
                ExitReason.TAKE_PROFIT);
        // Best 80 after bar 1, the stop of bar 2 is 88.
        ended(
                run(spec().exits(trailing(0.1)), still(SHORT), bar(100, 100, 80, 82), bar(82, 89, 81, 85)),
                2,
                88,
                ExitReason.TRAILING_STOP);
    }
}
