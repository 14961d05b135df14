package io.backgrid.engine.metrics;

/// Period returns of a series of values.
public final class Returns {
    private Returns() {}

    /// Number of returns of an equity series: one less than its points, or those up to the first 0, which is ruin.
    public static int count(double[] equity) {
        for (int point = 1; point < equity.length; point++) {
            if (equity[point] == 0) {
                return point;
            }
        }
        return equity.length - 1;
    }

    /// The first `count` values of `values[t] / values[t-1] - 1`.
    ///
    /// @param values all but the last one read above 0; at least `count + 1`
    public static double[] of(double[] values, int count) {
        double[] returns = new double[count];
        for (int period = 0; period < count; period++) {
            returns[period] = values[period + 1] / values[period] - 1;
        }
        return returns;
    }
}
