package io.backgrid.engine.catalogue;

import io.backgrid.engine.range.Range;

/// A number that a strategy takes.
///
/// @param name as its rules write it
/// @param defaultValue used when nobody says, within the range
/// @param range what it may be
/// @param description a sentence, with the unit
public record ParameterRange(String name, double defaultValue, Range range, String description) {
    public ParameterRange {
        if (!range.contains(defaultValue)) {
            throw new IllegalArgumentException(
                    "the default of " + name + " must be " + range.requirement() + " but was " + defaultValue);
        }
    }

    /// A window in bars, from 1 to 100000.
    static ParameterRange window(String name, int defaultValue, String description) {
        return window(name, defaultValue, 1, description);
    }

    /// A window in bars, from `shortest` to 100000.
    static ParameterRange window(String name, int defaultValue, int shortest, String description) {
        return new ParameterRange(name, defaultValue, Range.wholeNumbers(shortest, 100_000), description);
    }

    /// A number in `[low, high]`.
    static ParameterRange between(String name, double defaultValue, double low, double high, String description) {
        return new ParameterRange(name, defaultValue, Range.closed(low, high), description);
    }
}
