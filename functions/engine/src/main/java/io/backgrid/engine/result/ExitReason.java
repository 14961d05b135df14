package io.backgrid.engine.result;

/// Why a position was left.
public enum ExitReason {
    /// The rules asked for it.
    SIGNAL("signal"),
    /// The stop loss was reached.
    STOP_LOSS("stop_loss"),
    /// The price fell back to the entry's after it had moved far enough with the position.
    BREAK_EVEN("break_even"),
    /// The trailing stop was reached.
    TRAILING_STOP("trailing_stop"),
    /// Equity fell to the maintenance margin.
    MARGIN_CALL("margin_call"),
    /// The take-profit was reached.
    TAKE_PROFIT("take_profit"),
    /// The position was held for as long as it may be.
    TIME("time");

    private final String wireName;

    ExitReason(String wireName) {
        this.wireName = wireName;
    }

    /// The name that results use.
    public String wireName() {
        return wireName;
    }
}
