package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.sweep.Quantiles;
import java.util.ArrayList;
import java.util.List;

/// The values of one metric over all trials in which it is defined.
final class MetricValues {
    private final TrialMetric metric;
    private final double[] values;
    private int size;

    /// @param most how many values there may be
    MetricValues(TrialMetric metric, int most) {
        this.metric = metric;
        this.values = new double[most];
    }

    TrialMetric metric() {
        return metric;
    }

    void add(TrialRows rows) {
        for (int row = 0; row < rows.size(); row++) {
            double value = rows.number(metric, row);
            if (!Double.isNaN(value)) {
                values[size] = value;
                size++;
            }
        }
    }

    /// Puts the values into another order.
    Quantiles quantiles() {
        if (size == 0) {
            return new Quantiles(0, List.of());
        }
        List<Double> found = new ArrayList<>();
        int from = 0;
        for (double share : Quantiles.SHARES) {
            int place = (int) (share * (size - 1));
            select(from, size - 1, place);
            found.add(values[place]);
            // All smaller ones are before it now.
            from = place;
        }
        return new Quantiles(size, found);
    }

    /// Hoare's selection: afterwards the value of that rank is in its place, none larger before, none smaller behind.
    private void select(int first, int last, int place) {
        int low = first;
        int high = last;
        while (low < high) {
            double pivot = median(values[low], values[low + (high - low) / 2], values[high]);
            int left = low;
            int right = high;
            while (left <= right) {
                while (values[left] < pivot) {
                    left++;
                }
                while (values[right] > pivot) {
                    right--;
                }
                if (left <= right) {
                    double moved = values[left];
                    values[left] = values[right];
                    values[right] = moved;
                    left++;
                    right--;
                }
            }
            if (place <= right) {
                high = right;
            } else if (place >= left) {
                low = left;
            } else {
                return;
            }
        }
    }

    private static double median(double first, double second, double third) {
        return Math.max(Math.min(first, second), Math.min(Math.max(first, second), third));
    }
}
