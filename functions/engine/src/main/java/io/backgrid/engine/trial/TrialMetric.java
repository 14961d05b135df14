package io.backgrid.engine.trial;

import io.backgrid.engine.metrics.Metric;
import java.util.Optional;

/// A number that a sweep says about each trial, defined as the [Metric] of the same name.
public enum TrialMetric {
    /// Closed round trips.
    TRADES(Metric.TRADES),
    TOTAL_RETURN(Metric.TOTAL_RETURN),
    SHARPE(Metric.SHARPE),
    MAX_DRAWDOWN(Metric.MAX_DRAWDOWN),
    CAGR(Metric.CAGR),
    VOLATILITY(Metric.VOLATILITY),
    SORTINO(Metric.SORTINO),
    CALMAR(Metric.CALMAR),
    EXPOSURE(Metric.EXPOSURE),
    TURNOVER(Metric.TURNOVER),
    WIN_RATE(Metric.WIN_RATE),
    PROFIT_FACTOR(Metric.PROFIT_FACTOR),
    SKEWNESS(Metric.SKEWNESS),
    KURTOSIS(Metric.KURTOSIS),
    INFORMATION_RATIO(Metric.INFORMATION_RATIO),
    /// Total return less that of holding the symbol from the first close to the last; no [Metric] of a single job.
    EXCESS_RETURN("excess_return");

    private final String wireName;
    private final Optional<Metric> metric;

    TrialMetric(Metric metric) {
        this.wireName = metric.wireName();
        this.metric = Optional.of(metric);
    }

    TrialMetric(String wireName) {
        this.wireName = wireName;
        this.metric = Optional.empty();
    }

    /// The name in JSON and Parquet.
    public String wireName() {
        return wireName;
    }

    /// Whether a smaller value is the better one: of what goes up and down, changes hands or strays far. Drawdowns are
    /// negative, so the larger one is better.
    public boolean lowerIsBetter() {
        return this == VOLATILITY || this == TURNOVER || this == KURTOSIS;
    }

    /// The metric of a single backtest that this one is.
    public Optional<Metric> metric() {
        return metric;
    }
}
