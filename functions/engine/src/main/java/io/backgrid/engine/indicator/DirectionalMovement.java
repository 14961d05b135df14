package io.backgrid.engine.indicator;

import io.backgrid.engine.bars.Bars;

/// Directional movement (Wilder 1978), in percent, `[0, 100]`. Definitions and starts are TA-Lib's.
///
/// A bar moves up by how far its high rises and down by how far its low falls; only the larger of the two counts,
/// and neither if they are equal. Both and the true range are summed over the first `window - 1` changes; from
/// then on each sum loses its `window`-th part at every bar and takes in the new value.
///
/// TA-Lib takes a sum below 1e-8 for 0; here only 0 itself is, because a ratio must not depend on the unit.
public final class DirectionalMovement {
    private final Bars bars;
    private final int window;
    private double up;
    private double down;
    private double range;

    private DirectionalMovement(Bars bars, int window) {
        this.bars = bars;
        this.window = window;
    }

    /// Share of upward movement in the true range (TA-Lib PLUS_DI); 0 where the range is 0. First valid bar
    /// `window`.
    ///
    /// TA-Lib answers a fraction for a window of 1; this one is in percent there too.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries plusDi(Bars bars, int window) {
        return shares(bars, window, true);
    }

    /// Share of downward movement in the true range (TA-Lib MINUS_DI); else as [#plusDi].
    public static IndicatorSeries minusDi(Bars bars, int window) {
        return shares(bars, window, false);
    }

    private static IndicatorSeries shares(Bars bars, int window, boolean upward) {
        Window.check(window);
        DirectionalMovement movement = new DirectionalMovement(bars, window);
        double[] out = DefinedRuns.undefined(bars.size());
        for (int bar = 1; bar < out.length; bar++) {
            movement.advance(bar);
            if (bar >= window) {
                out[bar] = movement.share(upward ? movement.up : movement.down);
            }
        }
        return IndicatorSeries.of(out, window);
    }

    /// Wilder's mean of `100 |plus - minus| / (plus + minus)` (TA-Lib ADX), started with the simple mean over the
    /// first `window` defined bars. A bar without any movement counts as 0 in that start and leaves a later mean as
    /// it is. First valid bar `2 window - 1`.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries adx(Bars bars, int window) {
        Window.check(window);
        DirectionalMovement movement = new DirectionalMovement(bars, window);
        double[] out = DefinedRuns.undefined(bars.size());
        int first = 2 * window - 1;
        double mean = 0;
        for (int bar = 1; bar < out.length; bar++) {
            movement.advance(bar);
            if (bar < window) {
                continue;
            }
            double plus = movement.share(movement.up);
            double minus = movement.share(movement.down);
            boolean moved = plus + minus != 0;
            double index = moved ? 100 * (Math.abs(minus - plus) / (minus + plus)) : 0;
            if (bar <= first) {
                mean += index;
                mean = bar == first ? mean / window : mean;
            } else if (moved) {
                mean = (mean * (window - 1) + index) / window;
            }
            if (bar >= first) {
                out[bar] = mean;
            }
        }
        return IndicatorSeries.of(out, first);
    }

    private void advance(int bar) {
        double rise = bars.high(bar) - bars.high(bar - 1);
        double fall = bars.low(bar - 1) - bars.low(bar);
        if (bar >= window) {
            up -= up / window;
            down -= down / window;
            range -= range / window;
        }
        up += rise > 0 && rise > fall ? rise : 0;
        down += fall > 0 && fall > rise ? fall : 0;
        range += TrueRange.at(bars, bar);
    }

    private double share(double movement) {
        return range == 0 ? 0 : 100 * (movement / range);
    }
}
