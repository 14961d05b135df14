package io.backgrid.engine.indicator;

/// Sums of the last `window` values weighted 1, 2, ..., window from the oldest to the newest.
///
/// When a bar passes, every weight falls by one: the plain sum is taken off the weighted one, and the oldest
/// value is gone with it. Both sums carry twice the digits of a double, so that nothing is left behind.
final class RunningRamp {
    private final int window;
    private final RunningSum weighted = new RunningSum();
    private final RunningSum plain = new RunningSum();
    private final EqualRun equal = new EqualRun();

    RunningRamp(int window) {
        this.window = window;
    }

    /// Takes in the value at `bar` of a run that began at `from`.
    void advance(double[] values, int from, int bar) {
        if (bar - from >= window) {
            weighted.subtract(plain);
            plain.add(-values[bar - window]);
        }
        weighted.addProduct(Math.min(bar - from + 1, window), values[bar]);
        plain.add(values[bar]);
        equal.push(values[bar]);
    }

    double weightedMean() {
        return weighted.value() / (0.5 * window * (window + 1.0));
    }

    /// Slope per bar of the least-squares line; exactly 0 for a motionless window.
    double slope() {
        if (equal.fills(window)) {
            return 0;
        }
        // sum (i - mean i) x[i] / sum (i - mean i)^2 with i = 1..n is (2 W - (n + 1) S) 6 / (n (n^2 - 1)).
        double level = (window + 1.0) * plain.sum();
        double levelLost = Math.fma(window + 1.0, plain.sum(), -level) + (window + 1.0) * plain.lost();
        double tilt = (2 * weighted.sum() - level) + (2 * weighted.lost() - levelLost);
        return tilt * 6 / (window * ((double) window * window - 1));
    }
}
