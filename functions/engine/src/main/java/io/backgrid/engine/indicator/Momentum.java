package io.backgrid.engine.indicator;

/// How far a series has moved. Definitions and starts are TA-Lib's.
public final class Momentum {
    private Momentum() {}

    /// Relative strength (Wilder 1978, TA-Lib RSI): `100 gain / (gain + loss)`, in `[0, 100]`, with gain and loss
    /// Wilder's means of the rises and falls from bar to bar, started with the simple mean of the first `window`
    /// changes. 0 as long as the series has not moved at all. First valid after `window` bars.
    ///
    /// TA-Lib also answers 0 where gain + loss is below 1e-8 in the unit of the series; this one does not,
    /// because a ratio must not depend on the unit.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries rsi(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window, (values, from, to, out) -> {
            RunningWilder gain = new RunningWilder(window);
            RunningWilder loss = new RunningWilder(window);
            for (int bar = from + 1; bar < to; bar++) {
                double change = values[bar] - values[bar - 1];
                boolean defined = gain.push(Math.max(change, 0));
                if (loss.push(Math.max(-change, 0)) && defined) {
                    double movement = gain.value() + loss.value();
                    out[bar] = movement == 0 ? 0 : 100 * (gain.value() / movement);
                }
            }
        });
    }

    /// Rate of change in percent, `100 (value / earlier - 1)` against `window` bars earlier (TA-Lib ROC); 0 where
    /// the earlier value is 0. First valid after `window` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries roc(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window, (values, from, to, out) -> {
            for (int bar = from + window; bar < to; bar++) {
                double earlier = values[bar - window];
                out[bar] = earlier == 0 ? 0 : (values[bar] / earlier - 1) * 100;
            }
        });
    }

    /// Value less the value `window` bars earlier, in the unit of the series (TA-Lib MOM). First valid after
    /// `window` bars.
    ///
    /// @param window in bars, `[1, 100000]`
    public static IndicatorSeries mom(IndicatorSeries input, int window) {
        Window.check(window);
        return DefinedRuns.map(input, window, (values, from, to, out) -> {
            for (int bar = from + window; bar < to; bar++) {
                out[bar] = values[bar] - values[bar - window];
            }
        });
    }
}
