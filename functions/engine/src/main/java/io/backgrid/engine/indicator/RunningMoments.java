package io.backgrid.engine.indicator;

/// Mean and deviation of the last `window` values.
///
/// With S the sum and Q the sum of squares, n^2 times the population variance is n Q - S^2. In plain doubles that
/// difference of two large numbers keeps few digits when the deviation is small against the mean. Both sums carry
/// twice the digits here, and the difference is formed from both parts.
final class RunningMoments {
    private final int window;
    private final RunningSum sum = new RunningSum();
    private final RunningSum squares = new RunningSum();
    private final EqualRun equal = new EqualRun();

    RunningMoments(int window) {
        this.window = window;
    }

    /// Takes in the value at `bar` of a run that began at `from`.
    void advance(double[] values, int from, int bar) {
        if (bar - from >= window) {
            double oldest = values[bar - window];
            sum.add(-oldest);
            squares.addProduct(-oldest, oldest);
        }
        double newest = values[bar];
        sum.add(newest);
        squares.addProduct(newest, newest);
        equal.push(newest);
    }

    /// Whether all values of the window are equal.
    boolean isMotionless() {
        return equal.fills(window);
    }

    double mean() {
        return sum.value() / window;
    }

    /// Population deviation (ddof 0); exactly 0 for a motionless window.
    double deviation() {
        return Math.sqrt(spread()) / window;
    }

    /// `(value - mean) / deviation`; NaN for a motionless window.
    double score(double value) {
        double spread = spread();
        return spread > 0 ? (Math.fma(window, value, -sum.sum()) - sum.lost()) / Math.sqrt(spread) : Double.NaN;
    }

    /// n Q - S^2, at least 0.
    private double spread() {
        if (isMotionless()) {
            return 0;
        }
        double left = window * squares.sum();
        double leftLost = Math.fma(window, squares.sum(), -left) + window * squares.lost();
        double right = sum.sum() * sum.sum();
        double rightLost = Math.fma(sum.sum(), sum.sum(), -right) + (2 * sum.sum() + sum.lost()) * sum.lost();
        return Math.max(0, (left - right) + (leftLost - rightLost));
    }
}
