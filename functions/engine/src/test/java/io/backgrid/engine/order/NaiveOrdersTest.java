package io.backgrid.engine.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.testing.TestBars;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NaiveOrdersTest {
    private static final int BARS = 300;

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 1000);
    }

    /// Calm and wild bars in turn; the wild ones bring gaps, margin calls and ruin.
    private static Bars bars(long seed) {
        return TestBars.randomRanges(seed, BARS, seed % 3 == 0 ? 0.08 : 0.02);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bothReadingsAgreeAtEveryBar(long seed) {
        BacktestSpec spec = AnySpec.of(seed);
        BacktestResult result = Backtest.run(spec, bars(seed));
        NaiveOrders naive = new NaiveOrders(spec, bars(seed));
        for (int bar = 0; bar < BARS; bar++) {
            assertClose(result.curve().equity(bar), naive.equity[bar], "equity", bar, spec);
            assertClose(result.curve().position(bar), naive.position[bar], "position", bar, spec);
        }
        assertThat(result.ambiguousBars()).isEqualTo(naive.ambiguous);
    }

    private static void assertClose(double engine, double naive, String what, int bar, BacktestSpec spec) {
        assertThat(engine).as("%s at bar %s of %s", what, bar, spec).isCloseTo(naive, within(1e-9 * Math.abs(naive)));
    }

    @Test
    void theSpecificationsTradeAndMeetEveryKindOfEnd() {
        long fills = seeds().map(seed -> new NaiveOrders(AnySpec.of(seed), bars(seed)).fills())
                .sum();
        long ambiguous = seeds().map(seed -> new NaiveOrders(AnySpec.of(seed), bars(seed)).ambiguous)
                .sum();
        assertThat(fills).isGreaterThan(20_000);
        assertThat(ambiguous).isGreaterThan(100);
        assertThat(seeds().boxed()
                        .flatMap(seed -> Backtest.run(AnySpec.of(seed), bars(seed)).trades().stream())
                        .map(trade -> trade.exit().wireName())
                        .distinct())
                .containsExactlyInAnyOrder(
                        "filled",
                        "stop_loss",
                        "break_even",
                        "trailing_stop",
                        "margin_call",
                        "take_profit",
                        "time",
                        "ruined",
                        "open");
    }
}
