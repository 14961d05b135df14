package io.backgrid.engine.signal;

import io.backgrid.engine.indicator.IndicatorSeries;
import java.util.Arrays;

/// Arithmetic bar by bar. A result that is not finite is undefined, as is everything computed from it.
final class SeriesMath {
    private SeriesMath() {}

    static IndicatorSeries constant(double value, int size) {
        double[] out = new double[size];
        Arrays.fill(out, value);
        return IndicatorSeries.of(out);
    }

    static IndicatorSeries negate(IndicatorSeries series) {
        double[] out = new double[series.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = -series.value(bar);
        }
        return IndicatorSeries.of(out, series.firstValid());
    }

    static IndicatorSeries abs(IndicatorSeries series) {
        double[] out = new double[series.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = Math.abs(series.value(bar));
        }
        return IndicatorSeries.of(out, series.firstValid());
    }

    static IndicatorSeries plus(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = left.value(bar) + right.value(bar);
        }
        return finite(out, first(left, right));
    }

    static IndicatorSeries minus(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = left.value(bar) - right.value(bar);
        }
        return finite(out, first(left, right));
    }

    static IndicatorSeries times(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = left.value(bar) * right.value(bar);
        }
        return finite(out, first(left, right));
    }

    static IndicatorSeries divide(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = left.value(bar) / right.value(bar);
        }
        return finite(out, first(left, right));
    }

    static IndicatorSeries min(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = Math.min(left.value(bar), right.value(bar));
        }
        return IndicatorSeries.of(out, first(left, right));
    }

    static IndicatorSeries max(IndicatorSeries left, IndicatorSeries right) {
        double[] out = new double[left.size()];
        for (int bar = 0; bar < out.length; bar++) {
            out[bar] = Math.max(left.value(bar), right.value(bar));
        }
        return IndicatorSeries.of(out, first(left, right));
    }

    /// `chosen` where the condition is true, `otherwise` where it is false.
    static IndicatorSeries choose(Condition condition, IndicatorSeries chosen, IndicatorSeries otherwise) {
        double[] out = new double[chosen.size()];
        for (int bar = 0; bar < out.length; bar++) {
            double value = condition.holds(bar) ? chosen.value(bar) : otherwise.value(bar);
            out[bar] = condition.isDefined(bar) ? value : Double.NaN;
        }
        return IndicatorSeries.of(out, Math.min(chosen.firstValid(), otherwise.firstValid()));
    }

    /// The value some bars earlier; undefined before there were as many.
    static IndicatorSeries lag(IndicatorSeries series, int bars) {
        double[] out = new double[series.size()];
        Arrays.fill(out, 0, Math.min(bars, out.length), Double.NaN);
        for (int bar = bars; bar < out.length; bar++) {
            out[bar] = series.value(bar - bars);
        }
        return IndicatorSeries.of(out, series.firstValid() + bars);
    }

    /// The series itself, or a copy without infinite values where it has some.
    static IndicatorSeries finite(IndicatorSeries series) {
        int bar = 0;
        while (bar < series.size() && !Double.isInfinite(series.value(bar))) {
            bar++;
        }
        return bar == series.size() ? series : plus(series, constant(0, series.size()));
    }

    private static IndicatorSeries finite(double[] out, int firstValid) {
        for (int bar = 0; bar < out.length; bar++) {
            if (Double.isInfinite(out[bar])) {
                out[bar] = Double.NaN;
            }
        }
        return IndicatorSeries.of(out, firstValid);
    }

    private static int first(IndicatorSeries left, IndicatorSeries right) {
        return Math.max(left.firstValid(), right.firstValid());
    }
}
