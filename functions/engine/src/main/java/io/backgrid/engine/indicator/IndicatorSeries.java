package io.backgrid.engine.indicator;

/// An indicator's value per bar, defined from its first valid bar on.
public final class IndicatorSeries {
    private final double[] values;
    private final int firstValid;

    /// @param values one per bar, owned by this object from here on
    /// @param firstValid first bar with a meaning, at least 0; at or past the last bar's end if no bar has one
    IndicatorSeries(double[] values, int firstValid) {
        this.values = values;
        this.firstValid = firstValid;
    }

    /// The value at a bar; NaN before [#firstValid()].
    public double value(int bar) {
        return values[bar];
    }

    /// First bar with a meaning; may lie past the end.
    public int firstValid() {
        return firstValid;
    }

    /// Number of bars.
    public int size() {
        return values.length;
    }
}
