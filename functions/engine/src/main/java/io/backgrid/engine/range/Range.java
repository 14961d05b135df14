package io.backgrid.engine.range;

import java.math.BigDecimal;

/// The interval a number of a specification must lie in.
///
/// Prints itself the way an error message needs it: `[0, 1)` or `a whole number in [1, 100000]`.
///
/// @param low lower end, finite
/// @param lowIncluded whether `low` itself is allowed
/// @param high upper end, above `low`; may be infinite, then it is not included
/// @param highIncluded whether `high` itself is allowed
/// @param whole whether only whole numbers are allowed
public record Range(double low, boolean lowIncluded, double high, boolean highIncluded, boolean whole) {
    public Range {
        if (!(Math.abs(low) <= Double.MAX_VALUE && low < high)) {
            throw new IllegalArgumentException("a range needs a finite low below high but has " + low + " and " + high);
        }
        if (highIncluded && high == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("a range without an upper end cannot include it");
        }
    }

    /// `(low, high)`.
    public static Range open(double low, double high) {
        return new Range(low, false, high, false, false);
    }

    /// `[low, high)`.
    public static Range closedOpen(double low, double high) {
        return new Range(low, true, high, false, false);
    }

    /// `(low, high]`.
    public static Range openClosed(double low, double high) {
        return new Range(low, false, high, true, false);
    }

    /// `[low, high]`.
    public static Range closed(double low, double high) {
        return new Range(low, true, high, true, false);
    }

    /// Finite numbers that are at least `low`.
    public static Range atLeast(double low) {
        return new Range(low, true, Double.POSITIVE_INFINITY, false, false);
    }

    /// Whole numbers in `[low, high]`.
    public static Range wholeNumbers(int low, int high) {
        return new Range(low, true, high, true, true);
    }

    /// Whether `value` lies in this range; NaN never does.
    public boolean contains(double value) {
        boolean aboveLow = lowIncluded ? value >= low : value > low;
        boolean belowHigh = highIncluded ? value <= high : value < high;
        return aboveLow && belowHigh && (!whole || value == Math.rint(value));
    }

    /// What a value must be, to follow "must be": `in [0, 1)` or `a whole number in [1, 100000]`.
    public String requirement() {
        return whole ? "a whole number in " + interval() : "in " + interval();
    }

    /// Refuses a value outside.
    ///
    /// @param path where the value stands in a request: `fees.rate`
    /// @throws InvalidSpecException if `value` is not in this range
    public void require(String path, double value) {
        if (!contains(value)) {
            throw new InvalidSpecException(path, value, requirement());
        }
    }

    /// Refuses a whole number outside, printed without a decimal point.
    ///
    /// @param path where the value stands in a request: `params.fast`
    /// @throws InvalidSpecException if `value` is not in this range
    public void require(String path, int value) {
        if (!contains(value)) {
            throw new InvalidSpecException(path, value, requirement());
        }
    }

    @Override
    public String toString() {
        return whole ? requirement() : interval();
    }

    private String interval() {
        return (lowIncluded ? "[" : "(") + plain(low) + ", " + plain(high) + (highIncluded ? "]" : ")");
    }

    private static String plain(double end) {
        return end == Double.POSITIVE_INFINITY
                ? "infinity"
                : BigDecimal.valueOf(end).stripTrailingZeros().toPlainString();
    }
}
