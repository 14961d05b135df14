package io.backgrid.engine.metrics;

import io.backgrid.engine.spec.MetricBasis;
import java.util.EnumMap;
import java.util.Map;

/// Computes every [Metric].
public final class MetricsCalculator {
    private MetricsCalculator() {}

    /// Every metric of one account and its trades.
    public static Metrics measure(AccountHistory account, TradeHistory trades, MetricBasis basis) {
        Map<Metric, Measure> measures = new EnumMap<>(Metric.class);
        GrowthMetrics.measure(account, basis.periodsPerYear(), measures);
        ReturnMetrics.measure(account.returns(), basis, measures);
        TailMetrics.measure(account.returns(), measures);
        BenchmarkMetrics.measure(account.returns(), account.benchmark(), basis, measures);
        TradeMetrics.measure(trades, measures);
        measures.put(Metric.EXPOSURE, exposure(account));
        measures.put(Metric.TURNOVER, turnover(account, trades, basis.periodsPerYear()));
        return Metrics.of(measures);
    }

    private static Measure exposure(AccountHistory account) {
        return Measure.of((double) account.barsInMarket() / account.equity().length);
    }

    private static Measure turnover(AccountHistory account, TradeHistory trades, double periodsPerYear) {
        if (account.periods() == 0) {
            return Undefined.NO_RETURNS;
        }
        double years = account.periods() / periodsPerYear;
        return Measure.of(trades.notional() / Statistics.mean(account.equity()) / years);
    }
}
