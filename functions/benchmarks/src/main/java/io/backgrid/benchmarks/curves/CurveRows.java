package io.backgrid.benchmarks.curves;

import io.backgrid.engine.result.EquityCurve;
import java.time.LocalDate;
import java.util.Arrays;

/// Points of a curve by column, as the one who asked has them in the end. Made for one answer and owned by it.
final class CurveRows {
    private static final long SECONDS_PER_DAY = 86_400;

    private final long[] day = new long[NumberedJob.ROWS];
    private final double[] equity = new double[NumberedJob.ROWS];
    private final double[] drawdown = new double[NumberedJob.ROWS];
    private final double[] position = new double[NumberedJob.ROWS];
    private int size;

    /// The points of a curve that are strictly later than a date.
    static CurveRows of(EquityCurve curve, LocalDate after) {
        CurveRows rows = new CurveRows();
        for (int point = 0; point < curve.size(); point++) {
            long day = curve.time(point) / SECONDS_PER_DAY;
            if (day > after.toEpochDay()) {
                rows.add(day, curve.equity(point), curve.drawdown(point), curve.position(point));
            }
        }
        return rows;
    }

    void add(long epochDay, double pointEquity, double pointDrawdown, double pointPosition) {
        day[size] = epochDay;
        equity[size] = pointEquity;
        drawdown[size] = pointDrawdown;
        position[size] = pointPosition;
        size++;
    }

    int size() {
        return size;
    }

    /// Whether both hold the same points, numbers to the bit.
    boolean isSame(CurveRows other) {
        // Unlike ==, these tell 0 from -0.
        return Arrays.equals(day, 0, size, other.day, 0, other.size)
                && Arrays.equals(equity, 0, size, other.equity, 0, other.size)
                && Arrays.equals(drawdown, 0, size, other.drawdown, 0, other.size)
                && Arrays.equals(position, 0, size, other.position, 0, other.size);
    }
}
