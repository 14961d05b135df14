package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// What money and borrowed units earn and cost while time passes, a year; an annual rate `a` is
/// `(1 + a)^(1 / periods per year) - 1` per bar. It is booked before the open of each bar on the balances of the
/// close before.
///
/// @param cash earned on cash, without the proceeds of a short sale; in [#CASH_RANGE]
/// @param margin paid on cash below 0, which a leveraged position owes; in [#COST_RANGE]
/// @param borrow paid on the value of a short position; in [#COST_RANGE]
public record Financing(double cash, double margin, double borrow) {
    /// Allowed rates on cash.
    public static final Range CASH_RANGE = Range.openClosed(-1, 10);

    /// Allowed rates that are paid.
    public static final Range COST_RANGE = Range.closed(0, 10);

    /// Time costs nothing.
    public static final Financing NONE = new Financing(0, 0, 0);

    public Financing {
        CASH_RANGE.require("financing.cash", cash);
        COST_RANGE.require("financing.margin", margin);
        COST_RANGE.require("financing.borrow", borrow);
    }
}
