package io.backgrid.api;

import io.backgrid.engine.result.EquityCurve;
import java.util.Arrays;

/// Makes a long curve short enough for an answer without hiding its shape.
final class CurveThinning {
    /// The most points that an answer holds.
    static final int MAX_POINTS = 5_000;

    private static final int STRETCHES = MAX_POINTS / 2 - 1;

    private CurveThinning() {}

    /// The points to show, ascending: all of a short curve; of a long one the first, the last, and the lowest and
    /// highest of 2,499 equal stretches between them.
    static int[] points(EquityCurve curve) {
        int size = curve.size();
        if (size <= MAX_POINTS) {
            int[] all = new int[size];
            Arrays.setAll(all, point -> point);
            return all;
        }
        int[] kept = new int[MAX_POINTS];
        int count = 0;
        kept[count++] = 0;
        for (int stretch = 0; stretch < STRETCHES; stretch++) {
            int from = 1 + (int) ((long) (size - 2) * stretch / STRETCHES);
            int to = 1 + (int) ((long) (size - 2) * (stretch + 1) / STRETCHES);
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
        kept[count++] = size - 1;
        return Arrays.copyOf(kept, count);
    }
}
