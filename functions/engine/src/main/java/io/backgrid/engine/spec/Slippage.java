package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// By how much a fill is worse than its price: `rate * price + rangeShare * (high - low)`, the range being that of the
/// last bar that was complete at the fill. Fills of limit orders and take-profits are never worse than their price.
///
/// @param rate fraction of the price; in [#RATE_RANGE]
/// @param rangeShare fraction of the range; in [#SHARE_RANGE]
public record Slippage(double rate, double rangeShare) {
    /// Allowed fractions of the price.
    public static final Range RATE_RANGE = Range.closedOpen(0, 1);

    /// Allowed fractions of the range.
    public static final Range SHARE_RANGE = Range.closed(0, 1);

    /// Fills at their price.
    public static final Slippage NONE = new Slippage(0, 0);

    public Slippage {
        RATE_RANGE.require("slippage", rate);
        SHARE_RANGE.require("slippage.range_share", rangeShare);
    }

    /// A fraction of the price alone.
    public static Slippage ofRate(double rate) {
        return new Slippage(rate, 0);
    }
}
