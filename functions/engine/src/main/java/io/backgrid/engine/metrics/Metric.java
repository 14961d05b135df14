package io.backgrid.engine.metrics;

/// Every number that is said about a backtest. Ratios are fractions, `0.05` is 5 %.
///
/// With n returns r, P periods a year, equity E and starting equity E[0]; `rf` and `mar` are the risk-free rate and
/// the minimum acceptable return of one period. After a ruin the returns end with its -1, while the equity goes on at
/// 0 to the last bar.
public enum Metric {
    /// `E[last] / E[0] - 1`.
    TOTAL_RETURN("total_return"),
    /// Growth a year by number of bars: `(E[last] / E[0])^(P / n) - 1`.
    CAGR("cagr"),
    /// Growth a year by the calendar, in years of 365.25 days between first and last bar.
    CAGR_CALENDAR("cagr_calendar"),
    /// `sd(r) * sqrt(P)`, sd with n - 1.
    VOLATILITY("volatility"),
    /// `mean(r - rf) / sd(r) * sqrt(P)`, sd with n - 1.
    SHARPE("sharpe"),
    /// `mean(r - rf) / sd(r)`, sd with n - 1.
    SHARPE_PER_PERIOD("sharpe_per_period"),
    /// `mean(r - mar) * P / (sqrt(sum(min(r - mar, 0)^2) / n) * sqrt(P))`.
    SORTINO("sortino"),
    /// Deepest fall from a peak, in `[-1, 0]`.
    MAX_DRAWDOWN("max_drawdown"),
    /// Bars of the deepest drawdown, from its peak to the recovery or the end.
    MAX_DRAWDOWN_BARS("max_drawdown_bars", true),
    /// Bars of the longest drawdown, from its peak to the recovery or the end.
    LONGEST_DRAWDOWN_BARS("longest_drawdown_bars", true),
    /// `cagr / -max_drawdown`.
    CALMAR("calmar"),
    /// `sum(max(r - mar, 0)) / sum(max(mar - r, 0))`.
    OMEGA("omega"),
    /// `abs(q95) / abs(q05)` of the returns, quantiles of type 7.
    TAIL_RATIO("tail_ratio"),
    /// Root of the mean squared drawdown at the points after the start.
    ULCER_INDEX("ulcer_index"),
    /// Third standardised population moment of the returns.
    SKEWNESS("skewness"),
    /// Fourth standardised population moment of the returns; 3 for a normal distribution.
    KURTOSIS("kurtosis"),
    /// 5 % quantile of the returns, type 7.
    VAR_HISTORICAL_95("var_historical_95"),
    /// Mean of the `int((n - 1) * 0.05) + 1` lowest returns.
    CVAR_HISTORICAL_95("cvar_historical_95"),
    /// `((mean(r) - rf) - beta * (mean(b) - rf)) * P` against the benchmark's returns b.
    ALPHA_ANNUAL("alpha_annual"),
    /// `cov(r, b) / var(b)` against the benchmark's returns b.
    BETA("beta"),
    /// `mean(r - b) / sd(r - b) * sqrt(P)` against the benchmark's returns b, sd with n - 1.
    INFORMATION_RATIO("information_ratio"),
    /// Share of all closes with a position.
    EXPOSURE("exposure"),
    /// Traded notional, both sides, `/ mean(E) / (years by number of bars)`.
    TURNOVER("turnover"),
    /// Closed round trips.
    TRADES("trades", true),
    /// Round trips still open at the end, 0 or 1; in none of the metrics below.
    OPEN_TRADES("open_trades", true),
    /// Share of closed trades with a profit above 0.
    WIN_RATE("win_rate"),
    /// Money won / money lost.
    PROFIT_FACTOR("profit_factor"),
    /// Mean profit of a winner / mean loss of a loser.
    PAYOFF("payoff"),
    /// Mean profit of a closed trade, quote currency.
    EXPECTANCY("expectancy"),
    /// System quality number: `sqrt(trades) * mean(profit) / sd(profit)`, sd with trades - 1.
    SQN("sqn"),
    /// `win_rate - (1 - win_rate) / payoff`.
    KELLY("kelly");

    private final String wireName;
    private final boolean wholeNumber;

    Metric(String wireName) {
        this(wireName, false);
    }

    Metric(String wireName, boolean wholeNumber) {
        this.wireName = wireName;
        this.wholeNumber = wholeNumber;
    }

    /// The name in JSON and Parquet.
    public String wireName() {
        return wireName;
    }

    /// Whether the values are whole numbers.
    public boolean isWholeNumber() {
        return wholeNumber;
    }
}
