package io.backgrid.engine.indicator;

import java.util.Arrays;

/// Arithmetic mean of the last `window` values, the newest included; TA-Lib's SMA.
///
/// The sum runs along: one value in, one out. Plain additions would leave their rounding behind in the sum for good,
/// so that the value would depend on how long ago the series began; Neumaier's compensation (1974) carries that
/// rounding along and adds it back. A million bars later the mean is as good as a fresh sum, at a fixed cost per bar,
/// and in the same bits on every machine.
public final class SimpleMovingAverage {
    private double sum;
    private double lost;

    private SimpleMovingAverage() {}

    /// The mean at each bar.
    ///
    /// @param values finite, one per bar; not changed
    /// @param window in bars, at least 1
    /// @return one value per bar, first valid at bar `window - 1`
    public static IndicatorSeries of(double[] values, int window) {
        double[] means = new double[values.length];
        Arrays.fill(means, 0, Math.min(window - 1, values.length), Double.NaN);
        SimpleMovingAverage running = new SimpleMovingAverage();
        for (int bar = 0; bar < values.length; bar++) {
            if (bar >= window) {
                running.add(-values[bar - window]);
            }
            running.add(values[bar]);
            if (bar >= window - 1) {
                means[bar] = (running.sum + running.lost) / window;
            }
        }
        return new IndicatorSeries(means, window - 1);
    }

    /// Neumaier's step: what the larger addend swallows of the smaller one goes to `lost`.
    private void add(double value) {
        double next = sum + value;
        lost += Math.abs(sum) >= Math.abs(value) ? (sum - next) + value : (value - next) + sum;
        sum = next;
    }
}
