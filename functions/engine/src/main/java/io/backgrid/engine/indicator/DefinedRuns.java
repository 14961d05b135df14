package io.backgrid.engine.indicator;

import java.util.Arrays;

/// Applies an indicator to each unbroken run of defined values, so that a gap in a series ends with the gap and
/// not never.
final class DefinedRuns {
    /// Writes an indicator of the values in `[from, to)`, all finite, into the same bars of `out`, which hold
    /// NaN.
    interface Kernel {
        void write(double[] values, int from, int to, double[] out);
    }

    private DefinedRuns() {}

    /// @param lookback bars that the indicator needs before its first value
    static IndicatorSeries map(IndicatorSeries input, int lookback, Kernel kernel) {
        double[] values = input.values();
        double[] out = undefined(values.length);
        int from = input.firstValid();
        while (from < values.length) {
            int to = from;
            while (to < values.length && Double.isFinite(values[to])) {
                to++;
            }
            kernel.write(values, from, to, out);
            from = to + 1;
        }
        return IndicatorSeries.of(out, input.firstValid() + lookback);
    }

    /// One NaN per bar.
    static double[] undefined(int size) {
        double[] out = new double[size];
        Arrays.fill(out, Double.NaN);
        return out;
    }
}
