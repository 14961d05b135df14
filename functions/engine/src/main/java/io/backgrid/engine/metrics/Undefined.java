package io.backgrid.engine.metrics;

/// Why a metric has no value.
public enum Undefined implements Measure {
    /// There is only one bar.
    NO_RETURNS("no_returns"),
    /// A deviation needs two returns.
    FEWER_THAN_TWO_RETURNS("fewer_than_two_returns"),
    /// The largest and the smallest value are equal.
    ZERO_VARIANCE("zero_variance"),
    /// No return lies below the minimum acceptable one, so there is no downside to divide by.
    NO_RETURN_BELOW_MAR("no_return_below_mar"),
    /// Equity never fell below a peak.
    NO_DRAWDOWN("no_drawdown"),
    /// No return lies below the minimum acceptable one, so nothing was lost.
    NO_LOSS("no_loss"),
    /// The 5 % quantile is 0.
    ZERO_QUANTILE("zero_quantile"),
    /// The benchmark's returns are all equal.
    CONSTANT_BENCHMARK("constant_benchmark"),
    /// Returns and benchmark differ by the same amount in every period.
    NO_TRACKING_ERROR("no_tracking_error"),
    /// No trade was closed.
    NO_TRADES("no_trades"),
    /// No closed trade lost money.
    NO_LOSER("no_loser"),
    /// No closed trade won money.
    NO_WINNER("no_winner"),
    /// A deviation needs two closed trades.
    FEWER_THAN_TWO_TRADES("fewer_than_two_trades"),
    /// Of no closed trade is it known how far the price went; only reports say so.
    NO_EXCURSION("no_excursion"),
    /// The arithmetic leaves the range of a double, as a year's growth does that is extrapolated from one good
    /// minute.
    OVERFLOW("overflow");

    private final String wireName;

    Undefined(String wireName) {
        this.wireName = wireName;
    }

    /// The reason in JSON.
    public String wireName() {
        return wireName;
    }
}
