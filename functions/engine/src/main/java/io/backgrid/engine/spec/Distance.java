package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;

/// How far an order lies from a price.
public sealed interface Distance {
    /// Allowed windows of the average true range, in bars.
    Range ATR_RANGE = Range.wholeNumbers(1, 100_000);

    /// Allowed multiples of the average true range.
    Range MULTIPLE_RANGE = Range.openClosed(0, 1000);

    /// A share of the price: `0.05` is 5 %.
    record Fraction(double value) implements Distance {}

    /// A multiple of the average true range of the last complete bar.
    ///
    /// @param window of the average, in bars; in [#ATR_RANGE]
    /// @param multiple a number without unit; in [#MULTIPLE_RANGE]
    record AtrMultiple(int window, double multiple) implements Distance {}

    /// Refuses a distance outside of what it may be.
    ///
    /// @param path where it stands in a request: `stop_loss`
    /// @param fractions allowed for a [Fraction]
    default void require(String path, Range fractions) {
        switch (this) {
            case Fraction(double value) -> fractions.require(path, value);
            case AtrMultiple(int window, double multiple) -> {
                ATR_RANGE.require(path + ".atr", window);
                MULTIPLE_RANGE.require(path + ".multiple", multiple);
            }
        }
    }
}
