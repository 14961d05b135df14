package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.Undefined.NO_RETURNS;
import static io.backgrid.engine.metrics.Undefined.ZERO_QUANTILE;

import java.util.Arrays;
import java.util.Map;

/// The ends of the returns' distribution.
final class TailMetrics {
    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private TailMetrics() {}

    static void measure(double[] returns, Map<Metric, Measure> into) {
        double[] sorted = returns.clone();
        Arrays.sort(sorted);
        into.put(Metric.TAIL_RATIO, tailRatio(sorted));
        into.put(Metric.VAR_HISTORICAL_95, valueAtRisk(sorted));
        into.put(Metric.CVAR_HISTORICAL_95, meanOfLowest(sorted));
    }

    private static Measure tailRatio(double[] sorted) {
        if (sorted.length == 0) {
            return NO_RETURNS;
        }
        double low = Statistics.quantile(sorted, LOW);
        return low == 0 ? ZERO_QUANTILE : Measure.of(Math.abs(Statistics.quantile(sorted, HIGH)) / Math.abs(low));
    }

    private static Measure valueAtRisk(double[] sorted) {
        return sorted.length == 0 ? NO_RETURNS : Measure.of(Statistics.quantile(sorted, LOW));
    }

    private static Measure meanOfLowest(double[] sorted) {
        if (sorted.length == 0) {
            return NO_RETURNS;
        }
        int count = (int) ((sorted.length - 1) * LOW) + 1;
        double sum = 0;
        for (int rank = 0; rank < count; rank++) {
            sum += sorted[rank];
        }
        return Measure.of(sum / count);
    }
}
