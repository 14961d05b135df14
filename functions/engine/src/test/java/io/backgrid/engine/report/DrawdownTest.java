package io.backgrid.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.metrics.AccountHistory;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.metrics.MetricsCalculator;
import io.backgrid.engine.metrics.TradeHistory;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.spec.MetricBasis;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DrawdownTest {
    /// Point t is at time 10 t.
    private static List<Drawdown> deepest(double... equity) {
        long[] time = new long[equity.length];
        Arrays.setAll(time, point -> 10L * point);
        return Report.of(EquityCurve.of(time, equity, new double[equity.length]), List.of(), 252, 0)
                .drawdowns();
    }

    private static OptionalLong at(long time) {
        return OptionalLong.of(time);
    }

    @Test
    void aDrawdownRunsFromItsPeakToItsRecoveryOrTheEnd() {
        // 80 / 100 from point 0 to 2; 75 / 100 from the last peak at point 3, first reached at 4, to 7; 30 / 120 from
        // 7.
        assertThat(deepest(100, 80, 100, 100, 75, 95, 75, 120, 30, 60))
                .containsExactly(
                        new Drawdown(-0.75, 70, 80, OptionalLong.empty(), 2),
                        new Drawdown(-0.25, 30, 40, at(70), 4),
                        new Drawdown(80.0 / 100 - 1, 0, 10, at(20), 2));
    }

    @Test
    void ofEquallyDeepOnesTheEarlierIsFirst() {
        assertThat(deepest(4, 3, 4, 2, 4, 3, 4))
                .containsExactly(
                        new Drawdown(-0.5, 20, 30, at(40), 2),
                        new Drawdown(-0.25, 0, 10, at(20), 2),
                        new Drawdown(-0.25, 40, 50, at(60), 2));
    }

    @Test
    void theTenDeepestAreNamed() {
        double[] equity = new double[25];
        for (int fall = 0; fall < 12; fall++) {
            equity[2 * fall] = 128;
            equity[2 * fall + 1] = 128 - (fall + 1);
        }
        equity[24] = 128;

        // Falls of 1 to 12 in 128; those of 1 and 2 are left out.
        assertThat(deepest(equity))
                .hasSize(10)
                .extracting(Drawdown::depth)
                .startsWith(-12 / 128.0, -11 / 128.0)
                .endsWith(-3 / 128.0);
    }

    @Test
    void anAccountThatNeverFellHasNone() {
        assertThat(deepest(1)).isEmpty();
        assertThat(deepest(1, 1, 2, 3)).isEmpty();
    }

    @Test
    void aRuinIsNeverMadeUpFor() {
        assertThat(deepest(100, 50, 0, 0)).containsExactly(new Drawdown(-1, 0, 20, OptionalLong.empty(), 3));
    }

    @Test
    void theDeepestIsTheOneOfTheMetrics() {
        for (long seed = 0; seed < 200; seed++) {
            Random random = new Random(seed);
            double[] equity = new double[60];
            // Few different values, so that peaks and depths are equal often.
            Arrays.setAll(equity, _ -> 10 + random.nextInt(6));
            AccountHistory account = new AccountHistory(0, 1, equity, equity, 0);
            Metrics metrics =
                    MetricsCalculator.measure(account, new TradeHistory(new double[0], 0, 0), new MetricBasis(252, 0));
            Drawdown first = deepest(equity).getFirst();

            assertThat(metrics.value(Metric.MAX_DRAWDOWN)).as("seed %d", seed).hasValue(first.depth());
            assertThat(metrics.value(Metric.MAX_DRAWDOWN_BARS))
                    .as("seed %d", seed)
                    .hasValue(first.bars());
        }
    }
}
