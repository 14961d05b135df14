package io.backgrid.jobs.sweep.ranking;

import java.util.BitSet;

/// The rows with the largest or the smallest values of all that were offered; of equal values, those with the lower
/// trial numbers. A heap whose first entry is the one to go next.
final class Ends {
    private final boolean largest;
    private final double[] values;
    private final long[] trials;
    private final int[] rows;
    private int size;

    /// @param most    how many are kept
    /// @param largest whether those with the largest values are
    Ends(int most, boolean largest) {
        this.largest = largest;
        this.values = new double[most];
        this.trials = new long[most];
        this.rows = new int[most];
    }

    /// Takes a row, if it is better than the worst one so far.
    ///
    /// @param value no NaN
    void offer(double value, long trial, int row) {
        if (size < values.length) {
            put(size, value, trial, row);
            size++;
            riseFrom(size - 1);
        } else if (isWorse(values[0], trials[0], value, trial)) {
            put(0, value, trial, row);
            sinkFrom(0);
        }
    }

    /// Marks the rows that are kept.
    void mark(BitSet chosen) {
        for (int place = 0; place < size; place++) {
            chosen.set(rows[place]);
        }
    }

    private boolean isWorse(double value, long trial, double other, long otherTrial) {
        int order = Double.compare(value, other);
        return order == 0 ? trial > otherTrial : largest ? order < 0 : order > 0;
    }

    private boolean isWorse(int place, int other) {
        return isWorse(values[place], trials[place], values[other], trials[other]);
    }

    private void riseFrom(int place) {
        int child = place;
        while (child > 0 && isWorse(child, (child - 1) / 2)) {
            swap(child, (child - 1) / 2);
            child = (child - 1) / 2;
        }
    }

    private void sinkFrom(int place) {
        int parent = place;
        while (2 * parent + 1 < size) {
            int child = 2 * parent + 1;
            if (child + 1 < size && isWorse(child + 1, child)) {
                child++;
            }
            if (!isWorse(child, parent)) {
                return;
            }
            swap(child, parent);
            parent = child;
        }
    }

    private void put(int place, double value, long trial, int row) {
        values[place] = value;
        trials[place] = trial;
        rows[place] = row;
    }

    private void swap(int place, int other) {
        double value = values[place];
        long trial = trials[place];
        int row = rows[place];
        put(place, values[other], trials[other], rows[other]);
        put(other, value, trial, row);
    }
}
