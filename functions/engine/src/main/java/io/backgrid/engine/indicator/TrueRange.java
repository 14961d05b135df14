package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// True range and its mean (Wilder 1978). Definitions and starts are TA-Lib's.
public final class TrueRange {
    private TrueRange() {}

    /// Largest of high - low, |high - previous close| and |low - previous close|, in quote currency per unit
    /// (TA-Lib TRANGE). First valid bar 1: the first bar has no previous close.
    public static IndicatorSeries tr(Bars bars) {
        double[] out = DefinedRuns.undefined(bars.size());
        for (int bar = 1; bar < out.length; bar++) {
            out[bar] = at(bars, bar);
        }
        return IndicatorSeries.of(out, 1);
    }

    /// Wilder's mean of the true range, in quote currency per unit (TA-Lib ATR), started with the simple mean of
    /// the first `window` ranges. First valid bar `window`.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries atr(Bars bars, int window) {
        Window.check(window);
        double[] out = DefinedRuns.undefined(bars.size());
        RunningWilder mean = new RunningWilder(window);
        for (int bar = 1; bar < out.length; bar++) {
            if (mean.push(at(bars, bar))) {
                out[bar] = mean.value();
            }
        }
        return IndicatorSeries.of(out, window);
    }

    /// [#atr] in percent of the close (TA-Lib NATR). First valid bar `window`.
    ///
    /// TA-Lib answers the plain true range for a window of 1; this one is in percent there too.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries natr(Bars bars, int window) {
        Window.check(window);
        double[] out = DefinedRuns.undefined(bars.size());
        RunningWilder mean = new RunningWilder(window);
        for (int bar = 1; bar < out.length; bar++) {
            if (mean.push(at(bars, bar))) {
                out[bar] = mean.value() / bars.close(bar) * 100;
            }
        }
        return IndicatorSeries.of(out, window);
    }

    /// True range of a bar after the first.
    static double at(Bars bars, int bar) {
        double previous = bars.close(bar - 1);
        double range = bars.high(bar) - bars.low(bar);
        return Math.max(range, Math.max(Math.abs(previous - bars.high(bar)), Math.abs(previous - bars.low(bar))));
    }
}
