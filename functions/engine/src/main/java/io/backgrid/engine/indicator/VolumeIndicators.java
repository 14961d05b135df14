package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// Prices weighted by what was traded at them. The typical price is `(high + low + close) / 3`.
public final class VolumeIndicators {
    private VolumeIndicators() {}

    /// On-balance volume (Granville 1963, TA-Lib OBV), in units: starts with the first bar's volume; a bar that
    /// closes higher adds its volume, one that closes lower takes it off. First valid bar 0.
    public static IndicatorSeries obv(Bars bars) {
        double[] out = new double[bars.size()];
        RunningSum balance = new RunningSum();
        balance.add(bars.volume(0));
        out[0] = balance.value();
        for (int bar = 1; bar < out.length; bar++) {
            balance.add(Math.signum(bars.close(bar) - bars.close(bar - 1)) * bars.volume(bar));
            out[bar] = balance.value();
        }
        return IndicatorSeries.of(out, 0);
    }

    /// Money flow index (Quong & Soudack 1989, TA-Lib MFI), in percent, `[0, 100]`: the share of typical price
    /// times volume that fell on rising typical prices, of all that fell on rising or falling ones, over the last
    /// `window` changes. 0 where nothing flowed. First valid bar `window`.
    ///
    /// TA-Lib also answers 0 for a flow below 1 quote-currency unit; this one does not, because a ratio must not
    /// depend on the unit.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries mfi(Bars bars, int window) {
        Window.check(window);
        double[] typical = PriceSeries.typical(bars).values();
        double[] out = DefinedRuns.undefined(bars.size());
        PositiveSum rising = new PositiveSum();
        PositiveSum falling = new PositiveSum();
        for (int bar = 1; bar < out.length; bar++) {
            if (bar > window) {
                double left = flow(typical, bars, bar - window);
                rising.remove(left);
                falling.remove(-left);
            }
            double entered = flow(typical, bars, bar);
            rising.add(entered);
            falling.add(-entered);
            if (bar >= window) {
                double all = rising.value() + falling.value();
                out[bar] = all == 0 ? 0 : 100 * (rising.value() / all);
            }
        }
        return IndicatorSeries.of(out, window);
    }

    /// Money flow of a bar after the first, below 0 when the typical price fell, 0 when it stayed.
    private static double flow(double[] typical, Bars bars, int bar) {
        return Math.signum(typical[bar] - typical[bar - 1]) * (typical[bar] * bars.volume(bar));
    }

    /// Mean of the typical price weighted by volume over the last `window` bars, in quote currency per unit.
    /// Undefined where nothing was traded. First valid bar `window - 1`.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries vwapRolling(Bars bars, int window) {
        Window.check(window);
        double[] typical = PriceSeries.typical(bars).values();
        double[] out = DefinedRuns.undefined(bars.size());
        PositiveSum traded = new PositiveSum();
        PositiveSum paid = new PositiveSum();
        for (int bar = 0; bar < out.length; bar++) {
            if (bar >= window) {
                traded.remove(bars.volume(bar - window));
                paid.remove(typical[bar - window] * bars.volume(bar - window));
            }
            traded.add(bars.volume(bar));
            paid.add(typical[bar] * bars.volume(bar));
            if (bar >= window - 1 && traded.value() > 0) {
                out[bar] = paid.value() / traded.value();
            }
        }
        return IndicatorSeries.of(out, window - 1);
    }
}
