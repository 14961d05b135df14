package io.backgrid.jobs.sweep;

import io.backgrid.engine.trial.TrialMetric;

/// The best value of each metric over all trials that share their values on two axes. The series are no axis: the best
/// is over them, too.
///
/// @param x      place of the axis that goes to the right
/// @param y      place of the axis that goes up; above `x`
/// @param width  values of x
/// @param height values of y
/// @param best   by metric in the order of [TrialMetric], then cell `place on y * width + place on x`; NaN where no
///     trial has a value; not copied
@SuppressWarnings("ArrayRecordComponent")
public record HeatMap(int x, int y, int width, int height, double[][] best) {

    /// The best value of a metric in a cell, NaN if there is none.
    public double best(TrialMetric metric, int placeOnX, int placeOnY) {
        return best[metric.compareTo(TrialMetric.TRADES)][placeOnY * width + placeOnX];
    }
}
