package io.backgrid.engine.indicator;

/// Bollinger's bands (TA-Lib BBANDS on a simple mean), in the unit of the series: the mean of the last `window`
/// values and as many population deviations (ddof 0) above and below it. First valid after `window - 1` bars.
public final class BollingerBands {
    private BollingerBands() {}

    /// Mean plus `deviations` times the deviation.
    ///
    /// @param window in bars, `[1, 100000]`
    /// @param deviations a number without unit, finite
    public static IndicatorSeries upper(IndicatorSeries input, int window, double deviations) {
        return band(input, window, deviations);
    }

    /// The mean itself, in the bits of [MovingAverages#sma].
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries mid(IndicatorSeries input, int window) {
        return MovingAverages.sma(input, window);
    }

    /// Mean less `deviations` times the deviation; parameters as for [#upper].
    public static IndicatorSeries lower(IndicatorSeries input, int window, double deviations) {
        return band(input, window, -deviations);
    }

    private static IndicatorSeries band(IndicatorSeries input, int window, double deviations) {
        Window.check(window);
        Multiple.check("deviations", deviations);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningMoments moments = new RunningMoments(window);
            for (int bar = from; bar < to; bar++) {
                moments.advance(values, from, bar);
                if (bar - from >= window - 1) {
                    out[bar] = moments.mean() + deviations * moments.deviation();
                }
            }
        });
    }
}
