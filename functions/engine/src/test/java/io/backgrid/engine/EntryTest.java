package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.Side;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntryTest {
    private static List<Trade> trades(Direction direction, EntryMode entry, double... closes) {
        BacktestSpec spec = TestSpecs.crossover(1, 2, direction, entry);
        return Backtest.run(spec, TestBars.closes(closes)).trades();
    }

    @Test
    void stateEntersOnTheFirstBarWhereTheRuleHolds() {
        List<Trade> trades = trades(Direction.LONG_FLAT, EntryMode.STATE, 10, 11, 12, 11, 12, 13);
        assertThat(trades).extracting(trade -> trade.entry().bar()).containsExactly(2, 5);
    }

    @Test
    void crossWaitsUntilTheRuleWasFalseOnce() {
        List<Trade> trades = trades(Direction.LONG_FLAT, EntryMode.CROSS, 10, 11, 12, 11, 12, 13);
        assertThat(trades).extracting(trade -> trade.entry().bar()).containsExactly(5);
    }

    @Test
    void crossEntersAfterATieOnTheFirstDefinedBar() {
        List<Trade> trades = trades(Direction.LONG_FLAT, EntryMode.CROSS, 10, 10, 11, 12);
        assertThat(trades).extracting(trade -> trade.entry().bar()).containsExactly(3);
    }

    @Test
    void crossIsShortAtTheFirstFallAfterARiseThatWasNotEntered() {
        List<Trade> trades = trades(Direction.LONG_SHORT, EntryMode.CROSS, 10, 11, 12, 11, 10);
        assertThat(trades).hasSize(1);
        assertThat(trades.getFirst().side()).isEqualTo(Side.SHORT);
        assertThat(trades.getFirst().entry().bar()).isEqualTo(4);
    }

    @Test
    void equalWindowsNeverTrade() {
        Bars bars = TestBars.random(3, 400);
        BacktestSpec spec = TestSpecs.crossover(20, 20, Direction.LONG_SHORT, EntryMode.STATE);
        assertThat(Backtest.run(spec, bars).trades()).isEmpty();
    }

    @Test
    void nothingIsDecidedBeforeTheSlowerAverageIsValid() {
        // From bar 4 on, the last of 5 rising closes is above their mean.
        BacktestSpec spec = TestSpecs.crossover(1, 5, Direction.LONG_SHORT, EntryMode.STATE);
        List<Trade> trades =
                Backtest.run(spec, TestBars.closes(1, 2, 3, 4, 5, 6)).trades();
        assertThat(trades).extracting(trade -> trade.entry().bar()).containsExactly(5);
    }
}
