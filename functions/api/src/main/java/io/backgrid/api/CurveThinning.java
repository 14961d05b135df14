package io.backgrid.api;

import io.backgrid.engine.result.EquityCurve;
import java.util.Arrays;

/// Makes a long curve short enough for an answer without hiding its shape.
final class CurveThinning {
    /// The most points that an answer holds.
    static final int MAX_POINTS = 5_000;

    private static final int STRETCHES = MAX_POINTS / 2 - 1;

    private CurveThinning() {}

    /// The points of the whole curve to show, see [#points(EquityCurve, int)].
    static int[] points(EquityCurve curve) {
        return points(curve, 0);
    }

    /// The points to show of those from `first` on, ascending: all of few; of many the first, the last, and the lowest
    /// and highest of 2,499 equal stretches between them.
    ///
    /// @param first a point of the curve, or its size for none
    static int[] points(EquityCurve curve, int first) {
        int size = curve.size() - first;
        if (size <= MAX_POINTS) {
            int[] all = new int[size];
            Arrays.setAll(all, point -> first + point);
            return all;
        }
        int[] kept = new int[MAX_POINTS];
        int count = 0;
        kept[count++] = first;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            int from = first + 1 + (int) ((long) (size - 2) * stretch / STRETCHES);
            int to = first + 1 + (int) ((long) (size - 2) * (stretch + 1) / STRETCHES);
            int low = from;
            int high = from;
            for (int point = from + 1; point < to; point++) {
                low = curve.equity(point) < curve.equity(low) ? point : low;
                high = curve.equity(point) > curve.equity(high) ? point : high;
            }
            kept[count++] = Math.min(low, high);
            if (low != high) {
                kept[count++] = Math.max(low, high);
            }
        }
        kept[count++] = curve.size() - 1;
        return Arrays.copyOf(kept, count);
    }
}
