package io.backgrid.engine.report;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Returns;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import java.util.BitSet;

/// The annual Sharpe ratio of every window of half a year: `mean(r - rf) / sd(r) * sqrt(P)`, sd with n - 1, as the
/// metric of that name has it for the whole.
///
/// A window is `round(P / 2)` returns long, halves up, but at least the 2 that a deviation needs. There is one value at
/// each point that so many returns lead up to, none where the curve is shorter; after a ruin there are no returns. A
/// window whose largest and smallest return are equal has no ratio.
public final class RollingSharpe {
    private static final int SHORTEST_WINDOW = 2;

    private final int window;
    private final double[] values;
    private final BitSet constant;

    private RollingSharpe(int window, double[] values, BitSet constant) {
        this.window = window;
        this.values = values;
        this.constant = constant;
    }

    static RollingSharpe of(EquityCurve curve, double periodsPerYear, double riskFreePerPeriod) {
        if (!(periodsPerYear >= 1
                && periodsPerYear <= Integer.MAX_VALUE
                && Math.abs(riskFreePerPeriod) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a Sharpe ratio cannot be of %s periods a year and a risk-free rate of %s"
                            .formatted(periodsPerYear, riskFreePerPeriod));
        }
        int window = Math.max(SHORTEST_WINDOW, (int) Math.round(periodsPerYear / 2));
        double[] equity = curve.equities();
        double[] returns = Returns.of(equity, Returns.count(equity));
        double[] values = new double[Math.max(0, returns.length - window + 1)];
        BitSet constant = new BitSet(values.length);
        RollingMoments moments = new RollingMoments(returns, window);
        double scale = Math.sqrt(periodsPerYear);
        // Length of the run of equal returns that ends here; a window that it fills has no variance.
        int run = 0;
        for (int period = 0; period < returns.length; period++) {
            run = period > 0 && returns[period] == returns[period - 1] ? run + 1 : 1;
            int place = period - window + 1;
            if (place >= 0) {
                moments.endAt(period);
                values[place] = (moments.mean() - riskFreePerPeriod) / moments.sampleDeviation() * scale;
                constant.set(place, run >= window);
            }
        }
        return new RollingSharpe(window, values, constant);
    }

    /// Returns in a window.
    public int window() {
        return window;
    }

    /// First point of the curve that a window ends at.
    public int firstPoint() {
        return window;
    }

    /// Number of windows; they end at the points from [#firstPoint()] on.
    public int size() {
        return values.length;
    }

    /// The ratio of the window that ends at a point of the curve.
    ///
    /// @param point in `[firstPoint(), firstPoint() + size())`
    public Measure at(int point) {
        int place = point - window;
        return constant.get(place) ? Undefined.ZERO_VARIANCE : Measure.of(values[place]);
    }
}
