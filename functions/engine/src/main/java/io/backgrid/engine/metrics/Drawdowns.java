package io.backgrid.engine.metrics;

/// Falls of an equity series from its highest value so far, the start included.
public final class Drawdowns {
    private double deepest;
    private int barsOfDeepest;
    private int longestBars;

    private Drawdowns() {}

    /// The running drawdown, `E / max E so far - 1`.
    ///
    /// @param equity account value per bar, the first above 0, all at least 0; not changed
    /// @return fractions in `[-1, 0]`, 0 at a peak
    public static double[] of(double[] equity) {
        double[] drawdown = new double[equity.length];
        double peak = 0;
        for (int bar = 0; bar < equity.length; bar++) {
            peak = Math.max(peak, equity[bar]);
            drawdown[bar] = equity[bar] / peak - 1;
        }
        return drawdown;
    }

    /// Finds the deepest and the longest drawdown. Each runs from the last bar at its peak to the first bar that is
    /// at or above the peak again, or to the end.
    ///
    /// @param drawdown as [#of] gives it
    static Drawdowns survey(double[] drawdown) {
        Drawdowns found = new Drawdowns();
        int peak = 0;
        double depth = 0;
        for (int bar = 1; bar < drawdown.length; bar++) {
            depth = Math.min(depth, drawdown[bar]);
            boolean recovered = drawdown[bar] == 0;
            if (depth < 0 && (recovered || bar == drawdown.length - 1)) {
                found.include(depth, bar - peak);
            }
            if (recovered) {
                peak = bar;
                depth = 0;
            }
        }
        return found;
    }

    private void include(double depth, int bars) {
        if (depth < deepest) {
            deepest = depth;
            barsOfDeepest = bars;
        }
        longestBars = Math.max(longestBars, bars);
    }

    /// In `[-1, 0]`; 0 if equity never fell.
    double deepest() {
        return deepest;
    }

    /// Bars of the deepest drawdown, of the first one if several are equally deep; 0 if there is none.
    int barsOfDeepest() {
        return barsOfDeepest;
    }

    /// Bars of the longest drawdown; 0 if there is none.
    int longestBars() {
        return longestBars;
    }
}
