package io.backgrid.engine.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.spec.MetricBasis;
import java.util.Arrays;

/// Metrics of small accounts. One period is a quarter of a calendar year of 365.25 days, and P is 4.
final class MetricsFixture {
    static final MetricBasis QUARTERLY = new MetricBasis(4, 0);

    private static final long QUARTER = 7_889_400;
    private static final TradeHistory NO_TRADES = new TradeHistory(new double[0], 0, 0);

    private MetricsFixture() {}

    static Metrics ofEquity(double... equity) {
        return measured(equity, steady(equity.length), QUARTERLY);
    }

    static Metrics ofEquity(MetricBasis basis, double... equity) {
        return measured(equity, steady(equity.length), basis);
    }

    static Metrics measured(double[] equity, double[] benchmark, MetricBasis basis) {
        return measured(equity, benchmark, basis, 0, NO_TRADES);
    }

    static Metrics measured(
            double[] equity, double[] benchmark, MetricBasis basis, int barsInMarket, TradeHistory trades) {
        long lastTime = (equity.length - 1) * QUARTER;
        AccountHistory account = new AccountHistory(0, lastTime, equity, benchmark, barsInMarket);
        return MetricsCalculator.measure(account, trades, basis);
    }

    static Metrics ofProfits(double... profits) {
        double[] equity = {100, 100};
        return measured(equity, steady(2), QUARTERLY, 0, new TradeHistory(profits, 0, 0));
    }

    private static double[] steady(int size) {
        double[] prices = new double[size];
        Arrays.fill(prices, 7);
        return prices;
    }

    /// An account that starts with 1 and has these returns.
    static double[] growing(double... returns) {
        double[] equity = new double[returns.length + 1];
        equity[0] = 1;
        for (int period = 0; period < returns.length; period++) {
            equity[period + 1] = equity[period] * (1 + returns[period]);
        }
        return equity;
    }

    static void assertValue(Metrics metrics, Metric metric, double expected) {
        assertThat(metrics.undefined(metric)).isEmpty();
        assertThat(metrics.value(metric).orElseThrow())
                .as(metric.wireName())
                .isCloseTo(expected, within(1e-12 * Math.max(1, Math.abs(expected))));
    }

    static void assertUndefined(Metrics metrics, Metric metric, Undefined reason) {
        assertThat(metrics.value(metric)).as(metric.wireName()).isEmpty();
        assertThat(metrics.undefined(metric)).as(metric.wireName()).contains(reason);
    }
}
