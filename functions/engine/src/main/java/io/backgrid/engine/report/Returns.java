package io.backgrid.engine.report;

import io.backgrid.engine.result.EquityCurve;

/// Returns of a curve as the metrics take them: up to and including a ruin.
final class Returns {
    private Returns() {}

    /// One less than the points of the curve, or up to the first equity of 0.
    static int count(EquityCurve curve) {
        for (int point = 1; point < curve.size(); point++) {
            if (curve.equity(point) == 0) {
                return point;
            }
        }
        return curve.size() - 1;
    }

    /// `E[t] / E[t-1] - 1` for each of [#count].
    static double[] of(EquityCurve curve) {
        double[] returns = new double[count(curve)];
        for (int period = 0; period < returns.length; period++) {
            returns[period] = curve.equity(period + 1) / curve.equity(period) - 1;
        }
        return returns;
    }
}
