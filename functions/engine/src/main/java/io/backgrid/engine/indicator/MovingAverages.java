package io.backgrid.engine.indicator;

/// Means and the sum of a series, in the unit of the series. Definitions and starts are TA-Lib's.
public final class MovingAverages {
    private MovingAverages() {}

    /// Simple mean of the last `window` values (TA-Lib SMA). First valid after `window - 1` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries sma(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(
                input, window - 1, (values, from, to, out) -> SimpleMovingAverage.write(values, from, to, window, out));
    }

    /// Sum of the last `window` values (TA-Lib SUM), as good as a fresh one however long the series. First valid after
    /// `window - 1` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries sum(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningSum running = new RunningSum();
            for (int bar = from; bar < to; bar++) {
                if (bar - from >= window) {
                    running.add(-values[bar - window]);
                }
                running.add(values[bar]);
                if (bar - from >= window - 1) {
                    out[bar] = running.value();
                }
            }
        });
    }

    /// Exponential mean (TA-Lib EMA): `ema += (value - ema) * 2 / (window + 1)`, started with the simple mean of
    /// the first window. First valid after `window - 1` bars.
    ///
    /// @param window in bars, `[1, 100000]`; 1 is the series itself
    public static IndicatorSeries ema(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningEma mean = new RunningEma(window);
            for (int bar = from; bar < to; bar++) {
                if (mean.push(values[bar])) {
                    out[bar] = mean.value();
                }
            }
        });
    }

    /// Mean with the weights 1, 2, ..., `window` from the oldest to the newest value (TA-Lib WMA). First valid
    /// after `window - 1` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries wma(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window - 1, (values, from, to, out) -> {
            RunningRamp ramp = new RunningRamp(window);
            for (int bar = from; bar < to; bar++) {
                ramp.advance(values, from, bar);
                if (bar - from >= window - 1) {
                    out[bar] = ramp.weightedMean();
                }
            }
        });
    }

    /// Double exponential mean `2 ema - ema(ema)` (Mulloy 1994, TA-Lib DEMA). First valid after `2 (window - 1)`
    /// bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries dema(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, 2 * (window - 1), (values, from, to, out) -> {
            RunningEma first = new RunningEma(window);
            RunningEma second = new RunningEma(window);
            for (int bar = from; bar < to; bar++) {
                if (first.push(values[bar]) && second.push(first.value())) {
                    out[bar] = 2 * first.value() - second.value();
                }
            }
        });
    }

    /// Triple exponential mean `3 ema - 3 ema(ema) + ema(ema(ema))` (Mulloy 1994, TA-Lib TEMA). First valid after
    /// `3 (window - 1)` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries tema(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, 3 * (window - 1), (values, from, to, out) -> {
            RunningEma first = new RunningEma(window);
            RunningEma second = new RunningEma(window);
            RunningEma third = new RunningEma(window);
            for (int bar = from; bar < to; bar++) {
                if (first.push(values[bar]) && second.push(first.value()) && third.push(second.value())) {
                    out[bar] = third.value() + (3 * first.value() - 3 * second.value());
                }
            }
        });
    }
}
