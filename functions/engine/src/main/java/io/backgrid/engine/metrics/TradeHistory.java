package io.backgrid.engine.metrics;

/// What the metrics of trades are computed from.
public final class TradeHistory {
    private final double[] profits;
    private final int open;
    private final double notional;

    /// Takes what is known of the trades.
    ///
    /// @param profits of the closed trades in order, quote currency after both sides' costs; owned by this object
    ///     from here on
    /// @param open number of trades still open at the end
    /// @param notional traded value, both sides, the open trade's entry included; quote currency
    public TradeHistory(double[] profits, int open, double notional) {
        this.profits = profits;
        this.open = open;
        this.notional = notional;
    }

    /// Profits of the closed trades; read only.
    double[] profits() {
        return profits;
    }

    int open() {
        return open;
    }

    double notional() {
        return notional;
    }
}
