package io.backgrid.engine.trial;

/// How much a sweep says about each trial.
public enum RowDetail {
    /// Trades, total return, Sharpe ratio and maximum drawdown.
    BRIEF(TrialMetric.MAX_DRAWDOWN),
    /// Every metric, and the sums of returns in blocks of time.
    WHOLE(TrialMetric.EXCESS_RETURN);

    private final TrialMetric last;

    RowDetail(TrialMetric last) {
        this.last = last;
    }

    /// Whether a row says this.
    public boolean has(TrialMetric metric) {
        return metric.compareTo(last) <= 0;
    }
}
