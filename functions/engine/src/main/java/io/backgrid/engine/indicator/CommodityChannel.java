package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// Commodity channel index (Lambert 1980).
public final class CommodityChannel {
    /// Lambert's constant: it puts most values between -100 and 100.
    private static final double SCALE = 0.015;

    private CommodityChannel() {}

    /// `(typical - mean) / (0.015 * mean absolute deviation from the mean)` of the typical price
    /// `(high + low + close) / 3` over `window` bars; a number without unit (TA-Lib CCI). 0 where the typical
    /// price did not move; TA-Lib's own rounding of the mean makes it +-66.67 there for some prices. First valid
    /// bar `window - 1`.
    ///
    /// The deviations are from the newest mean, so each bar costs `window` steps.
    ///
    /// @param window in bars, `[2, 100000]`: a single bar has no deviation
    public static IndicatorSeries cci(Bars bars, int window) {
        Window.check("window", window, 2);
        double[] typical = PriceSeries.typical(bars).values();
        double[] out = DefinedRuns.undefined(bars.size());
        RunningMoments moments = new RunningMoments(window);
        for (int bar = 0; bar < out.length; bar++) {
            moments.advance(typical, 0, bar);
            if (bar >= window - 1) {
                out[bar] = moments.isMotionless() ? 0 : index(typical, bar, window, moments.mean());
            }
        }
        return IndicatorSeries.of(out, window - 1);
    }

    private static double index(double[] typical, int bar, int window, double mean) {
        double apart = 0;
        for (int i = bar - window + 1; i <= bar; i++) {
            apart += Math.abs(typical[i] - mean);
        }
        return (typical[bar] - mean) / (SCALE * (apart / window));
    }
}
