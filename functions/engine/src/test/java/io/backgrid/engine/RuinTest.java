package io.backgrid.engine;

import static io.backgrid.engine.testing.TestSpecs.withTheLastClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EquityOverflowException;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import org.junit.jupiter.api.Test;

class RuinTest {
    private static final long DAY = 86_400;

    private static double[] bar(double open, double close) {
        return new double[] {open, close};
    }

    @Test
    void aShortSqueezeTakesTheWholeAccountAndNoMore() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 45), bar(45, 40), bar(40, 30));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars);

        // 50 units short, cash 2000; at 45 that is 2000 - 2250 = -250.
        Trade squeezed = result.trades().getLast();
        assertThat(result.ruined()).isTrue();
        assertThat(result.trades()).hasSize(1);
        assertThat(squeezed.exit()).isEqualTo(new Exit.Ruined(new Fill(3, 3 * DAY, 45, 0)));
        assertThat(squeezed.profit()).isEqualTo(-1000);
        assertThat(squeezed.isOpen()).isFalse();
        assertThat(result.curve().equities()).containsExactly(1000, 1000, 1100, 0, 0, 0);
        assertThat(result.curve().position(3)).isEqualTo(0);
        assertThat(result.curve().drawdown(5)).isEqualTo(-1);
    }

    @Test
    void equityOfExactlyNothingIsRuin() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 40), bar(40, 30));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars); // 2000 - 50 * 40 = 0
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().getLast().exit()).isEqualTo(new Exit.Ruined(new Fill(3, 3 * DAY, 40, 0)));
    }

    @Test
    void anExitAtAGapThatCostsMoreThanThereIsIsRuin() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 38), bar(41, 30), bar(30, 20));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars);

        // At 38 there are 2000 - 1900 = 100 left. Covering 50 units at 41 takes 2050 of 2000; the long side is not
        // entered.
        assertThat(result.trades()).hasSize(1);
        assertThat(result.trades().getLast().exit()).isEqualTo(new Exit.Ruined(new Fill(4, 4 * DAY, 41, 0)));
        assertThat(result.trades().getLast().profit()).isEqualTo(-1000);
        assertThat(result.curve().equities()).containsExactly(1000, 1000, 1100, 100, 0, 0);
    }

    @Test
    void aLongThatCannotPayForItsExitIsRuin() {
        Bars bars = TestBars.openClose(bar(10, 10), bar(10, 11), bar(10, 9), bar(9, 10), bar(10, 11));
        BacktestResult result = Backtest.run(TestSpecs.rising(Direction.LONG_FLAT, 60, new Fees(0, 30), 0), bars);

        // (60 - 30) / 10 = 3 units, worth 27 after the fall; sold at 9 for a fee of 30.
        Trade last = result.trades().getLast();
        assertThat(last.exit()).isEqualTo(new Exit.Ruined(new Fill(3, 3 * DAY, 9, 30)));
        assertThat(last.profit()).isEqualTo(-60);
        assertThat(last.fees()).isEqualTo(60);
        assertThat(result.curve().equities()).containsExactly(60, 60, 27, 0, 0);
    }

    @Test
    void ruinMayComeOnTheBarOfTheEntry() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 50), bar(50, 50));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars);
        assertThat(result.trades().getLast().barsHeld()).isEqualTo(0);
        assertThat(result.curve().equities()).containsExactly(1000, 1000, 0, 0);
    }

    @Test
    void theReturnsOfARuinEndWithMinusOne() {
        Bars bars = TestBars.openClose(bar(20, 20), bar(20, 19), bar(20, 18), bar(18, 45), bar(45, 40), bar(40, 30));
        BacktestResult result = Backtest.run(withTheLastClose(1000), bars);

        assertThat(result.metrics().value(Metric.TOTAL_RETURN)).hasValue(-1);
        assertThat(result.metrics().value(Metric.CAGR)).hasValue(-1);
        assertThat(result.metrics().value(Metric.CAGR_CALENDAR)).hasValue(-1);
        assertThat(result.metrics().value(Metric.MAX_DRAWDOWN)).hasValue(-1);
        assertThat(result.metrics().value(Metric.MAX_DRAWDOWN_BARS)).hasValue(3); // from bar 2 to the end
        assertThat(result.metrics().value(Metric.CVAR_HISTORICAL_95)).hasValue(-1);
        // Returns 0, 0.1, -1: gains of 0.1 over losses of 1. Without the cut, 0 / 0 would follow.
        assertThat(result.metrics().value(Metric.OMEGA).orElseThrow()).isEqualTo(1100.0 / 1000 - 1);
        assertThat(result.metrics().value(Metric.EXPOSURE)).hasValue(1.0 / 6); // the close of bar 2
        assertThat(result.metrics().value(Metric.TRADES)).hasValue(1);
        assertThat(result.metrics().value(Metric.WIN_RATE)).hasValue(0);
    }

    @Test
    void pricesTooFarApartToBeTradedAreRefusedWithTheBar() {
        Bars bars = TestBars.closes(1e-300, 2e-300, 3e-300, 1);
        assertThatExceptionOfType(EquityOverflowException.class)
                .isThrownBy(() -> Backtest.run(TestSpecs.longWhileRising(1e15), bars))
                .withMessage("equity leaves the range of a double at bar 2: the prices lie too far apart to be traded");
    }

    @Test
    void tooFewBarsAreRefusedWithWhatIsMissing() {
        assertThatExceptionOfType(TooFewBarsException.class)
                .isThrownBy(() -> Backtest.run(
                        TestSpecs.crossover(20, 50, Direction.LONG_FLAT, EntryMode.CROSS), TestBars.random(1, 20)))
                .withMessage(
                        "ma_crossover needs at least 51 bars but has 20: choose a longer range or shorter windows");
        int enough = 51;
        assertThat(Backtest.run(
                                TestSpecs.crossover(20, 50, Direction.LONG_FLAT, EntryMode.CROSS),
                                TestBars.random(1, enough))
                        .curve()
                        .size())
                .isEqualTo(51);
    }
}
