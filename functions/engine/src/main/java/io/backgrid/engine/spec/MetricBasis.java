package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// What metrics are measured against.
///
/// An annual rate `a` is `(1 + a)^(1 / periodsPerYear) - 1` per period.
///
/// @param periodsPerYear bars in a year, 252 for daily exchange data; in [#PERIODS_RANGE]
/// @param riskFreeRate a year, as a fraction; in [#RISK_FREE_RANGE]
/// @param minimumAcceptableReturn a year, as a fraction, what Sortino and omega count as a loss below; in
/// [#MINIMUM_ACCEPTABLE_RETURN_RANGE]
public record MetricBasis(double periodsPerYear, double riskFreeRate, double minimumAcceptableReturn) {
    /// Allowed numbers of bars in a year.
    public static final Range PERIODS_RANGE = Range.closed(1, 1e6);

    /// Allowed annual risk-free rates.
    public static final Range RISK_FREE_RANGE = Range.openClosed(-1, 10);

    /// Allowed annual minimum acceptable returns.
    public static final Range MINIMUM_ACCEPTABLE_RETURN_RANGE = Range.openClosed(-1, 10);

    public MetricBasis {
        PERIODS_RANGE.require("periods_per_year", periodsPerYear);
        RISK_FREE_RANGE.require("risk_free_rate", riskFreeRate);
        MINIMUM_ACCEPTABLE_RETURN_RANGE.require("minimum_acceptable_return", minimumAcceptableReturn);
    }

    /// A basis whose minimum acceptable return is 0.
    public MetricBasis(double periodsPerYear, double riskFreeRate) {
        this(periodsPerYear, riskFreeRate, 0);
    }

    /// The risk-free rate of one period.
    public double riskFreePerPeriod() {
        return perPeriod(riskFreeRate);
    }

    /// The minimum acceptable return of one period.
    public double minimumAcceptablePerPeriod() {
        return perPeriod(minimumAcceptableReturn);
    }

    /// What an annual rate is for one period.
    ///
    /// @param annualRate a fraction above -1
    public double perPeriod(double annualRate) {
        return StrictMath.pow(1 + annualRate, 1 / periodsPerYear) - 1;
    }
}
