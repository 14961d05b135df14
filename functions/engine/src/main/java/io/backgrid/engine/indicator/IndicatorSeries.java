package io.backgrid.engine.indicator;

/// A value per bar, defined from its first valid bar on.
///
/// A bar without a value holds NaN: every bar before the first valid one, and later ones where the definition
/// divides by zero. An indicator over a series with such a gap starts anew behind it, as if the series began
/// there.
public final class IndicatorSeries {
    private final double[] values;
    private final int firstValid;

    private IndicatorSeries(double[] values, int firstValid) {
        this.values = values;
        this.firstValid = firstValid;
    }

    /// A series that is defined from its first bar on.
    ///
    /// @param values one per bar, NaN where undefined; owned by the series from here on
    public static IndicatorSeries of(double[] values) {
        return new IndicatorSeries(values, 0);
    }

    /// A series that is defined from a later bar on.
    ///
    /// @param values one per bar, NaN where undefined, as before `firstValid`; owned by the series from here on
    /// @param firstValid at least 0; at or past the end if no bar is defined
    public static IndicatorSeries of(double[] values, int firstValid) {
        return new IndicatorSeries(values, firstValid);
    }

    /// The value at a bar; NaN before [#firstValid()] and where the indicator's definition leaves it open.
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

    /// The array itself, to be read only.
    public double[] values() {
        return values;
    }
}
