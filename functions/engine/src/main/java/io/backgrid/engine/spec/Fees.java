package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// Cost of one fill: `rate * notional + fixed + perUnit * units`, and at least `minimum`.
///
/// @param rate fraction of traded value: `0.001` is 10 basis points; in [#RATE_RANGE]
/// @param fixed quote-currency units per fill; in [#AMOUNT_RANGE]
/// @param perUnit quote currency per unit traded; in [#AMOUNT_RANGE]
/// @param minimum quote-currency units per fill; in [#AMOUNT_RANGE]
public record Fees(double rate, double fixed, double perUnit, double minimum) {
    /// Allowed rates.
    public static final Range RATE_RANGE = Range.closedOpen(0, 1);

    /// Allowed amounts of money.
    public static final Range AMOUNT_RANGE = Range.atLeast(0);

    /// Trading that costs nothing.
    public static final Fees NONE = new Fees(0, 0);

    public Fees {
        RATE_RANGE.require("fees.rate", rate);
        AMOUNT_RANGE.require("fees.fixed", fixed);
        AMOUNT_RANGE.require("fees.per_unit", perUnit);
        AMOUNT_RANGE.require("fees.minimum", minimum);
    }

    /// A rate and a fixed part alone.
    public Fees(double rate, double fixed) {
        this(rate, fixed, 0, 0);
    }
}
