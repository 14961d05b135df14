package io.backgrid.engine.sweep;

import java.util.List;
import java.util.Set;

/// The axes of a sweep as numbers: which value of each axis a trial has, and where a combination of some of them lies
/// in a table.
final class Grid {
    private final String[] paths;
    private final double[][] values;

    Grid(List<Axis> axes) {
        this.paths = axes.stream().map(Axis::path).toArray(String[]::new);
        this.values = axes.stream()
                .map(axis -> axis.values().stream().mapToDouble(each -> each).toArray())
                .toArray(double[][]::new);
    }

    int axes() {
        return values.length;
    }

    /// Number of values of an axis.
    int size(int axis) {
        return values[axis].length;
    }

    double value(int axis, int place) {
        return values[axis][place];
    }

    String path(int axis) {
        return paths[axis];
    }

    /// Number of values of the axis that changes fastest.
    int innermost() {
        return values.length == 0 ? 1 : values[values.length - 1].length;
    }

    /// Writes the place of a trial's value on each axis.
    void locate(long trial, int[] places) {
        long rest = trial;
        for (int axis = values.length - 1; axis >= 0; axis--) {
            int size = values[axis].length;
            places[axis] = (int) (rest % size);
            rest /= size;
        }
    }

    /// The place of a trial's value on one axis.
    int place(int axis, long trial) {
        long rest = trial;
        for (int inner = values.length - 1; inner > axis; inner--) {
            rest /= values[inner].length;
        }
        return (int) (rest % values[axis].length);
    }

    /// The trial at some places.
    long trial(int[] places) {
        long trial = 0;
        for (int axis = 0; axis < values.length; axis++) {
            trial = trial * values[axis].length + places[axis];
        }
        return trial;
    }

    /// The part of the grid that some axes span.
    Subgrid spannedBy(Set<String> some) {
        long[] strides = new long[values.length];
        double size = 1;
        for (int axis = values.length - 1; axis >= 0; axis--) {
            if (some.contains(paths[axis])) {
                strides[axis] = (long) size;
                size *= values[axis].length;
            }
        }
        return new Subgrid(strides, size);
    }

    /// Some axes of a grid.
    static final class Subgrid {
        private final long[] strides;
        private final double size;

        private Subgrid(long[] strides, double size) {
            this.strides = strides;
            this.size = size;
        }

        /// Number of combinations; exact up to 2^53.
        double size() {
            return size;
        }

        /// The number of a trial's combination.
        long index(int[] places) {
            long index = 0;
            for (int axis = 0; axis < strides.length; axis++) {
                index += strides[axis] * places[axis];
            }
            return index;
        }
    }
}
