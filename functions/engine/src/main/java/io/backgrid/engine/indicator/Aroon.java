package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// How recent the extreme of the last `window + 1` bars is (Chande 1995, TA-Lib AROON), in percent: 100 if it is
/// the newest bar, 0 if it is `window` bars old; the latest one of equals counts. First valid bar `window`.
public final class Aroon {
    private Aroon() {}

    /// Of the highest high.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries up(Bars bars, int window) {
        Window.check(window);
        return age(RollingExtreme.highest(PriceSeries.high(bars).values(), window + 1), bars.size(), window);
    }

    /// Of the lowest low; else as [#up].
    public static IndicatorSeries down(Bars bars, int window) {
        Window.check(window);
        return age(RollingExtreme.lowest(PriceSeries.low(bars).values(), window + 1), bars.size(), window);
    }

    private static IndicatorSeries age(RollingExtreme rolling, int size, int window) {
        double[] out = DefinedRuns.undefined(size);
        for (int bar = 0; bar < size; bar++) {
            int extreme = rolling.advance(bar);
            if (bar >= window) {
                out[bar] = 100.0 / window * (window - (bar - extreme));
            }
        }
        return IndicatorSeries.of(out, window);
    }
}
