package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// Bands around the price by the average true range, in quote currency per unit. First valid bar `window`, where
/// the range begins.
public final class Channels {
    private Channels() {}

    /// Upper Keltner band (Raschke's form): the exponential mean of the closes plus `multiple` times the average
    /// true range, both over `window` bars, both with TA-Lib's start ([MovingAverages#ema], [TrueRange#atr]).
    ///
    /// @param window in bars, `[1, 100000]`
    /// @param multiple a number without unit, finite
    public static IndicatorSeries keltnerUpper(Bars bars, int window, double multiple) {
        return keltner(bars, window, multiple);
    }

    /// Lower Keltner band: the mean less `multiple` times the range; else as [#keltnerUpper].
    public static IndicatorSeries keltnerLower(Bars bars, int window, double multiple) {
        return keltner(bars, window, -multiple);
    }

    private static IndicatorSeries keltner(Bars bars, int window, double multiple) {
        Window.check(window);
        Multiple.check("multiple", multiple);
        double[] out = DefinedRuns.undefined(bars.size());
        RunningEma mean = new RunningEma(window);
        RunningWilder range = new RunningWilder(window);
        mean.push(bars.close(0));
        for (int bar = 1; bar < out.length; bar++) {
            boolean defined = mean.push(bars.close(bar));
            if (range.push(TrueRange.at(bars, bar)) && defined) {
                out[bar] = mean.value() + multiple * range.value();
            }
        }
        return IndicatorSeries.of(out, window);
    }

    /// Supertrend: the line under the price in an upward trend and over it in a downward one.
    ///
    /// With middle `(high + low) / 2` the raw bands are middle +- `multiple` times the average true range over
    /// `window` bars ([TrueRange#atr]). Each band is carried from bar to bar:
    ///
    /// - the upper band falls with the raw one and rises only after a close above it: it becomes the raw band if
    ///   that is lower or if the previous close lay above the previous upper band, and stays otherwise;
    /// - the lower band rises with the raw one and falls only after a close below it, in the same way;
    /// - a downward trend turns upward when the close is above the upper band of its bar, an upward one downward
    ///   when the close is below the lower band of its bar. At the first valid bar bands are raw and the trend is
    ///   downward.
    ///
    /// The value is the lower band in an upward trend and the upper band in a downward one.
    ///
    /// @param window in bars, `[1, 100000]`
    /// @param multiple a number without unit, finite and at least 0
    public static IndicatorSeries supertrend(Bars bars, int window, double multiple) {
        Window.check(window);
        if (!(multiple >= 0 && multiple <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("multiple must be finite and at least 0 but was " + multiple);
        }
        double[] out = DefinedRuns.undefined(bars.size());
        RunningWilder range = new RunningWilder(window);
        double upper = Double.POSITIVE_INFINITY;
        double lower = Double.NEGATIVE_INFINITY;
        boolean upward = false;
        for (int bar = 1; bar < out.length; bar++) {
            if (!range.push(TrueRange.at(bars, bar))) {
                continue;
            }
            double middle = (bars.high(bar) + bars.low(bar)) / 2;
            double previous = bars.close(bar - 1);
            upper = carry(middle + multiple * range.value(), upper, previous > upper, -1);
            lower = carry(middle - multiple * range.value(), lower, previous < lower, 1);
            if (bar > window) {
                upward = upward ? !(bars.close(bar) < lower) : bars.close(bar) > upper;
            }
            out[bar] = upward ? lower : upper;
        }
        return IndicatorSeries.of(out, window);
    }

    /// @param towardsPrice -1 for the upper band, which may fall; 1 for the lower one, which may rise
    private static double carry(double raw, double carried, boolean broken, int towardsPrice) {
        return broken || towardsPrice * raw > towardsPrice * carried ? raw : carried;
    }
}
