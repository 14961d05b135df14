package io.backgrid.engine.indicator;

/// How far the values of a window lie apart, and where its line points.
public final class Dispersion {
    private Dispersion() {}

    /// Population deviation (ddof 0) of the last `window` values, in the unit of the series (TA-Lib STDDEV with
    /// one deviation); exactly 0 where all are equal. First valid after `window - 1` bars.
    ///
    /// TA-Lib answers 0 for every deviation below 1e-4; this one does not, because that depends on the unit.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries stddev(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningMoments moments = new RunningMoments(window);
            for (int bar = from; bar < to; bar++) {
                moments.advance(values, from, bar);
                if (bar - from >= window - 1) {
                    out[bar] = moments.deviation();
                }
            }
        });
    }

    /// `(value - mean) / deviation` over the last `window` values, with the population deviation (ddof 0); a
    /// number without unit. Undefined where all are equal: there is nothing to measure with. First valid after
    /// `window - 1` bars.
    ///
    /// @param window in bars, `[2, 100000]`
    public static IndicatorSeries zscore(IndicatorSeries input, int window) {
        Window.check("window", window, 2);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningMoments moments = new RunningMoments(window);
            for (int bar = from; bar < to; bar++) {
                moments.advance(values, from, bar);
                if (bar - from >= window - 1) {
                    out[bar] = moments.score(values[bar]);
                }
            }
        });
    }

    /// Slope of the least-squares line through the last `window` values, in the unit of the series per bar
    /// (TA-Lib LINEARREG_SLOPE); exactly 0 where all are equal. First valid after `window - 1` bars.
    ///
    /// From 1025 bars on TA-Lib's Java port overflows a 32-bit integer and answers something else.
    ///
    /// @param window in bars, `[2, 100000]`
    public static IndicatorSeries linregSlope(IndicatorSeries input, int window) {
        Window.check("window", window, 2);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningRamp ramp = new RunningRamp(window);
            for (int bar = from; bar < to; bar++) {
                ramp.advance(values, from, bar);
                if (bar - from >= window - 1) {
                    out[bar] = ramp.slope();
                }
            }
        });
    }
}
