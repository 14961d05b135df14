package io.backgrid.engine.indicator;

import java.util.Arrays;

/// Arithmetic mean of the last `window` values, the newest included; TA-Lib's SMA.
///
/// The sum runs along: one value in, one out. [RunningSum] keeps it as good as a fresh one however long the
/// series, at a fixed cost per bar, and in the same bits on every machine.
public final class SimpleMovingAverage {
    private SimpleMovingAverage() {}

    /// The mean at each bar.
    ///
    /// @param values finite, one per bar; not changed
    /// @param window in bars, at least 1
    /// @return one value per bar, first valid at bar `window - 1`
    public static IndicatorSeries of(double[] values, int window) {
        double[] means = new double[values.length];
        Arrays.fill(means, 0, Math.min(window - 1, values.length), Double.NaN);
        write(values, 0, values.length, window, means);
        return IndicatorSeries.of(means, window - 1);
    }

    /// Writes the means of the values in `[from, to)` from bar `from + window - 1` on.
    static void write(double[] values, int from, int to, int window, double[] means) {
        RunningSum running = new RunningSum();
        for (int bar = from; bar < to; bar++) {
            if (bar - from >= window) {
                running.add(-values[bar - window]);
            }
            running.add(values[bar]);
            if (bar - from >= window - 1) {
                means[bar] = running.value() / window;
            }
        }
    }
}
