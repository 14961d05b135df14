package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import java.util.Comparator;

/// An order of trials: by the value of a metric, equal values by trial number, trials without a value last.
///
/// @param metric     whose value counts
/// @param descending whether the largest comes first
public record TrialOrder(TrialMetric metric, boolean descending) {

    /// The best trial by a metric first.
    public static TrialOrder bestFirst(TrialMetric metric) {
        return new TrialOrder(metric, !metric.lowerIsBetter());
    }

    /// The order as one of rows.
    public Comparator<Integer> of(TrialRows rows) {
        return (left, right) ->
                compare(rows.number(metric, left), rows.trial(left), rows.number(metric, right), rows.trial(right));
    }

    /// Below 0 when the first trial comes before the second.
    ///
    /// @param value NaN when it has none
    /// @param other NaN when it has none
    public int compare(double value, long trial, double other, long otherTrial) {
        if (Double.isNaN(value) != Double.isNaN(other)) {
            return Double.isNaN(value) ? 1 : -1;
        }
        int order = descending ? Double.compare(other, value) : Double.compare(value, other);
        return order == 0 ? Long.compare(trial, otherTrial) : order;
    }
}
