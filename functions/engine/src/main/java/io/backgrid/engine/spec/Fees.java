package io.backgrid.engine.spec;

/// Cost of one fill: `rate * notional + fixed`.
///
/// @param rate fraction of traded value: `0.001` is 10 basis points; in [#RATE_RANGE]
/// @param fixed quote-currency units per fill; in [#FIXED_RANGE]
public record Fees(double rate, double fixed) {
    /// Allowed rates.
    public static final Range RATE_RANGE = Range.closedOpen(0, 1);

    /// Allowed fixed costs.
    public static final Range FIXED_RANGE = Range.atLeast(0);

    /// Trading that costs nothing.
    public static final Fees NONE = new Fees(0, 0);

    public Fees {
        RATE_RANGE.require("fees.rate", rate);
        FIXED_RANGE.require("fees.fixed", fixed);
    }
}
