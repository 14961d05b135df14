package io.backgrid.engine.indicator;

/// Largest and smallest value of a window, in the unit of the series. First valid after `window - 1` bars.
public final class Extremes {
    private Extremes() {}

    /// Largest of the last `window` values (TA-Lib MAX).
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries highest(IndicatorSeries input, int window) {
        Window.check(window);
        RollingExtreme rolling = RollingExtreme.highest(input.values(), window);
        return DefinedRuns.map(
                input, window - 1, (values, from, to, out) -> write(values, from, to, window, rolling, out));
    }

    /// Smallest of the last `window` values (TA-Lib MIN).
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries lowest(IndicatorSeries input, int window) {
        Window.check(window);
        RollingExtreme rolling = RollingExtreme.lowest(input.values(), window);
        return DefinedRuns.map(
                input, window - 1, (values, from, to, out) -> write(values, from, to, window, rolling, out));
    }

    private static void write(double[] values, int from, int to, int window, RollingExtreme rolling, double[] out) {
        rolling.clear();
        for (int bar = from; bar < to; bar++) {
            int extreme = rolling.advance(bar);
            if (bar - from >= window - 1) {
                out[bar] = values[extreme];
            }
        }
    }
}
