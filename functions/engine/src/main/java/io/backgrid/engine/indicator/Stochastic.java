package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// Where the close lies in the range of a window of bars, in percent. Definitions and starts are TA-Lib's; a
/// range of 0 gives 0.
public final class Stochastic {
    private Stochastic() {}

    /// Slow %K (Lane; TA-Lib STOCH with simple means): the mean over `slowK` bars of
    /// `100 (close - lowest low) / (highest high - lowest low)` over `fastK` bars; in `[0, 100]` up to rounding.
    /// As in TA-Lib first valid where %D is, at bar `fastK - 1 + slowK - 1 + slowD - 1`.
    ///
    /// @param fastK in bars, `[1, 100000]`
    /// @param slowK in bars, `[1, 100000]`
    /// @param slowD in bars, `[1, 100000]`; delays the first valid bar, nothing else
    public static IndicatorSeries k(Bars bars, int fastK, int slowK, int slowD) {
        Window.check("slowD", slowD, 1);
        IndicatorSeries slow = slowK(bars, fastK, slowK);
        double[] out = slow.values();
        int first = slow.firstValid() + slowD - 1;
        for (int bar = slow.firstValid(); bar < Math.min(first, out.length); bar++) {
            out[bar] = Double.NaN;
        }
        return IndicatorSeries.of(out, first);
    }

    /// Slow %D: the mean of slow %K over `slowD` bars; parameters and first valid bar as for [#k].
    public static IndicatorSeries d(Bars bars, int fastK, int slowK, int slowD) {
        Window.check("slowD", slowD, 1);
        return MovingAverages.sma(slowK(bars, fastK, slowK), slowD);
    }

    private static IndicatorSeries slowK(Bars bars, int fastK, int slowK) {
        Window.check("fastK", fastK, 1);
        Window.check("slowK", slowK, 1);
        return MovingAverages.sma(place(bars, fastK, false), slowK);
    }

    /// Williams' %R (TA-Lib WILLR): `100 (close - highest high) / (highest high - lowest low)` over `window`
    /// bars, in `[-100, 0]`. First valid bar `window - 1`.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries willr(Bars bars, int window) {
        Window.check(window);
        return place(bars, window, true);
    }

    /// Place of the close in the range in percent of it, counted from its top (0 or below) or its bottom (0 or above).
    private static IndicatorSeries place(Bars bars, int window, boolean fromTop) {
        double[] highs = PriceSeries.high(bars).values();
        double[] lows = PriceSeries.low(bars).values();
        RollingExtreme highest = RollingExtreme.highest(highs, window);
        RollingExtreme lowest = RollingExtreme.lowest(lows, window);
        double[] out = DefinedRuns.undefined(bars.size());
        for (int bar = 0; bar < out.length; bar++) {
            double high = highs[highest.advance(bar)];
            double low = lows[lowest.advance(bar)];
            if (bar >= window - 1) {
                double percent = (high - low) / 100;
                out[bar] = percent == 0 ? 0 : (bars.close(bar) - (fromTop ? high : low)) / percent;
            }
        }
        return IndicatorSeries.of(out, window - 1);
    }
}
