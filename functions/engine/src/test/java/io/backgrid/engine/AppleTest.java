package io.backgrid.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.testing.TestBars;
import io.backgrid.engine.testing.TestSpecs;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Five years of real prices, against a second implementation.
class AppleTest {
    private final Bars apple = TestBars.apple();

    private static List<BacktestSpec> specs() {
        int[][] windows = {{1, 2}, {5, 20}, {20, 50}, {50, 200}, {30, 10}, {7, 7}};
        List<BacktestSpec> specs = new ArrayList<>();
        for (int[] window : windows) {
            for (Direction direction : List.of(Direction.LONG_FLAT, Direction.LONG_SHORT)) {
                for (EntryMode entry : EntryMode.values()) {
                    Fees fees = new Fees(0.0005, 1);
                    specs.add(TestSpecs.crossover(window[0], window[1], direction, entry, 1e5, fees, 0.0002));
                }
            }
        }
        return specs;
    }

    @Test
    void equityIsThatOfASecondImplementationAtEveryBar() {
        for (BacktestSpec spec : specs()) {
            BacktestResult result = Backtest.run(spec, apple);
            NaiveBacktest naive = new NaiveBacktest(spec, apple);
            for (int bar = 0; bar < apple.size(); bar++) {
                double expected = naive.equity()[bar];
                assertThat(result.curve().equity(bar))
                        .as("%s at bar %d", spec, bar)
                        .isCloseTo(expected, within(1e-10 * expected));
            }
            assertThat(fills(result)).as("fills of %s", spec).isEqualTo(naive.fills());
        }
    }

    private static int fills(BacktestResult result) {
        int fills = 0;
        for (Trade trade : result.trades()) {
            fills += trade.isOpen() ? 1 : 2;
        }
        return fills;
    }

    @Test
    void metricsAgreeWithTheCurveAndTradesTheyDescribe() {
        BacktestSpec spec = TestSpecs.crossover(20, 50, Direction.LONG_FLAT, EntryMode.CROSS);
        BacktestResult result = Backtest.run(spec, apple);
        double growth = result.curve().equity(apple.size() - 1) / 100_000;
        assertThat(result.metrics().value(Metric.TOTAL_RETURN)).hasValue(growth - 1);
        assertThat(result.metrics().value(Metric.CAGR).orElseThrow())
                .isCloseTo(Math.exp(Math.log(growth) * 252 / 1259) - 1, within(1e-12));

        double deepest = 0;
        int held = 0;
        for (int bar = 0; bar < apple.size(); bar++) {
            deepest = Math.min(deepest, result.curve().drawdown(bar));
            held += result.curve().position(bar) > 0 ? 1 : 0;
        }
        assertThat(result.metrics().value(Metric.MAX_DRAWDOWN)).hasValue(deepest);
        assertThat(result.metrics().value(Metric.EXPOSURE)).hasValue(held / 1260.0);
        int open = result.trades().getLast().isOpen() ? 1 : 0;
        assertThat(result.metrics().value(Metric.OPEN_TRADES)).hasValue(open);
        assertThat(result.metrics().value(Metric.TRADES))
                .hasValue(result.trades().size() - open);
        assertThat(result.trades().size()).isPositive();
    }

    @Test
    void theDataAreTheOnesThatTheReadmeNames() {
        assertThat(apple.size()).isEqualTo(1260);
        assertThat(apple.close(0)).isEqualTo(64.962860);
        assertThat(apple.time(0)).isEqualTo(1_368_403_200); // 2013-05-13
    }
}
