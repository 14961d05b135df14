package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// How many units an entry trades. Whatever the mode, an entry's notional and costs together stay within
/// [Margin#leverage()] times the equity before it; what exceeds that is cut.
public sealed interface Sizing {
    /// All equity, costs included.
    record AllIn() implements Sizing {}

    /// A share of equity, costs included.
    ///
    /// @param value `0.5` is half of it; in [#FRACTION_RANGE] and at most the leverage
    record Fraction(double value) implements Sizing {
        public Fraction {
            FRACTION_RANGE.require(PATH, value);
        }
    }

    /// A sum of money, costs included.
    ///
    /// @param value quote currency; in [#AMOUNT_RANGE]
    record Cash(double value) implements Sizing {
        public Cash {
            AMOUNT_RANGE.require(PATH, value);
        }
    }

    /// A number of units.
    ///
    /// @param value in [#AMOUNT_RANGE]
    record Units(double value) implements Sizing {
        public Units {
            AMOUNT_RANGE.require(PATH, value);
        }
    }

    /// As much that the position's volatility a year is a target: what it costs is equity times `value` over the
    /// volatility of the close-to-close returns (ddof 1, times the root of the periods in a year) over `window` of
    /// them, up to the last complete bar. An entry without that volatility is not made.
    ///
    /// @param value volatility a year, a fraction; in [#VOLATILITY_RANGE]
    /// @param window in returns; in [#WINDOW_RANGE]
    record VolatilityTarget(double value, int window) implements Sizing {
        public VolatilityTarget {
            VOLATILITY_RANGE.require(PATH, value);
            WINDOW_RANGE.require("sizing.window", window);
        }
    }

    /// As much that the way from the entry's price to its stop costs a share of equity. Needs a stop loss or, where
    /// there is none, a trailing stop.
    ///
    /// @param value `0.01` risks 1 % of equity; in [#RISK_RANGE]
    record Risk(double value) implements Sizing {
        public Risk {
            RISK_RANGE.require(PATH, value);
        }
    }

    /// Where the value of every mode stands in a request.
    String PATH = "sizing.value";

    /// Allowed shares of equity.
    Range FRACTION_RANGE = Range.openClosed(0, 100);

    /// Allowed sums of money and numbers of units.
    Range AMOUNT_RANGE = Range.openClosed(0, 1e15);

    /// Allowed volatilities a year.
    Range VOLATILITY_RANGE = Range.openClosed(0, 100);

    /// Allowed windows of the volatility, in returns.
    Range WINDOW_RANGE = Range.wholeNumbers(2, 100_000);

    /// Allowed shares of equity at risk.
    Range RISK_RANGE = Range.openClosed(0, 1);

    /// The name that requests use: `all_in`, `fraction`, `cash`, `units`, `volatility_target` or `risk`.
    default String wireName() {
        return switch (this) {
            case AllIn _ -> "all_in";
            case Fraction _ -> "fraction";
            case Cash _ -> "cash";
            case Units _ -> "units";
            case VolatilityTarget _ -> "volatility_target";
            case Risk _ -> "risk";
        };
    }
}
