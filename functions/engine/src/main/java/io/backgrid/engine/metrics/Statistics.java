package io.backgrid.engine.metrics;

/// Sums over a series, always from its first element to its last, so that they give the same bits everywhere.
final class Statistics {
    private Statistics() {}

    static double sum(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum;
    }

    /// @param values at least one
    static double mean(double[] values) {
        return sum(values) / values.length;
    }

    /// Whether largest and smallest value are equal. This decides that there is no variance; a computed deviation may
    /// miss 0 by rounding.
    static boolean isConstant(double[] values) {
        for (double value : values) {
            if (value != values[0]) {
                return false;
            }
        }
        return true;
    }

    /// Sum of `(value - mean)^power`.
    ///
    /// @param values at least one
    /// @param power at least 1
    static double centralSum(double[] values, int power) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            double deviation = value - mean;
            double term = deviation;
            for (int factor = 1; factor < power; factor++) {
                term *= deviation;
            }
            sum += term;
        }
        return sum;
    }

    /// Standard deviation with n - 1 in the denominator; exactly 0 for a constant series.
    ///
    /// @param values at least two
    static double sampleDeviation(double[] values) {
        return isConstant(values) ? 0 : Math.sqrt(centralSum(values, 2) / (values.length - 1));
    }

    /// `left - right`, element by element.
    static double[] difference(double[] left, double[] right) {
        double[] difference = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            difference[i] = left[i] - right[i];
        }
        return difference;
    }

    /// `values - amount`, element by element.
    static double[] minus(double[] values, double amount) {
        double[] difference = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            difference[i] = values[i] - amount;
        }
        return difference;
    }

    /// Quantile of type 7 (Hyndman & Fan 1996): linear between the order statistics around position
    /// `(n - 1) * share`.
    ///
    /// @param sorted ascending, at least one
    /// @param share in `[0, 1]`
    static double quantile(double[] sorted, double share) {
        double position = (sorted.length - 1) * share;
        int below = (int) position;
        if (below == sorted.length - 1) {
            return sorted[below];
        }
        return sorted[below] + (position - below) * (sorted[below + 1] - sorted[below]);
    }
}
