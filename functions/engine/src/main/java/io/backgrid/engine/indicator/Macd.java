package io.backgrid.engine.indicator;

/// Moving average convergence/divergence (Appel; TA-Lib MACD), in the unit of the series.
///
/// The line is the fast exponential mean less the slow one. Both start on the last bar of the first slow window,
/// each with the simple mean of its own window there; the signal is the exponential mean of the line. The longer
/// of the two windows is the slow one, whichever comes first. As in TA-Lib all three outputs are first valid
/// after `slow - 1 + signal - 1` bars, also the line, which could be earlier.
public final class Macd {
    private Macd() {}

    /// The line.
    ///
    /// @param fast in bars, `[1, 100000]`
    /// @param slow in bars, `[1, 100000]`
    /// @param signal in bars, `[1, 100000]`; delays the first valid bar, nothing else
    public static IndicatorSeries line(IndicatorSeries input, int fast, int slow, int signal) {
        return map(input, fast, slow, signal, 1, 0);
    }

    /// The exponential mean of the line over `signal` bars; windows as for [#line].
    public static IndicatorSeries signal(IndicatorSeries input, int fast, int slow, int signal) {
        return map(input, fast, slow, signal, 0, 1);
    }

    /// The line less its signal; windows as for [#line].
    public static IndicatorSeries histogram(IndicatorSeries input, int fast, int slow, int signal) {
        return map(input, fast, slow, signal, 1, -1);
    }

    private static IndicatorSeries map(
            IndicatorSeries input, int fast, int slow, int signal, int lineShare, int signalShare) {
        Window.check("fast", fast, 1);
        Window.check("slow", slow, 1);
        Window.check("signal", signal, 1);
        int shorter = Math.min(fast, slow);
        int longer = Math.max(fast, slow);
        return DefinedRuns.map(input, longer - 1 + signal - 1, (values, from, to, out) -> {
            RunningEma quick = new RunningEma(shorter);
            RunningEma calm = new RunningEma(longer);
            RunningEma trigger = new RunningEma(signal);
            for (int bar = from; bar < to; bar++) {
                boolean started = bar - from >= longer - shorter && quick.push(values[bar]);
                if (calm.push(values[bar]) && started) {
                    double line = quick.value() - calm.value();
                    if (trigger.push(line)) {
                        out[bar] = lineShare * line + signalShare * trigger.value();
                    }
                }
            }
        });
    }
}
