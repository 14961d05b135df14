package io.backgrid.engine.result;

import io.backgrid.engine.metrics.Drawdowns;

/// The account at each close, held by column and never changed.
///
/// Point 0 is the starting capital. Equity is quote currency, finite, above 0 until ruin and 0 from then on.
public final class EquityCurve {
    private final long[] time;
    private final double[] equity;
    private final double[] drawdown;
    private final double[] position;

    private EquityCurve(long[] time, double[] equity, double[] drawdown, double[] position) {
        this.time = time;
        this.equity = equity;
        this.drawdown = drawdown;
        this.position = position;
    }

    /// Copies the columns, checks them and derives the drawdown.
    ///
    /// @param time epoch seconds UTC, strictly increasing
    /// @param equity quote currency at the close; the first above 0, all finite and at least 0
    /// @param position units held at the close, negative when short; finite
    /// @throws IllegalArgumentException naming the first point at fault
    public static EquityCurve of(long[] time, double[] equity, double[] position) {
        if (time.length == 0 || equity.length != time.length || position.length != time.length) {
            throw new IllegalArgumentException("a curve needs columns of one length, at least 1, but has %d, %d and %d"
                    .formatted(time.length, equity.length, position.length));
        }
        for (int point = 0; point < time.length; point++) {
            boolean later = point == 0 ? equity[0] > 0 : time[point] > time[point - 1];
            boolean worth = equity[point] >= 0 && equity[point] <= Double.MAX_VALUE;
            if (!(later && worth && Math.abs(position[point]) <= Double.MAX_VALUE)) {
                throw new IllegalArgumentException("point %d of a curve cannot be time %d, equity %s, position %s"
                        .formatted(point, time[point], equity[point], position[point]));
            }
        }
        return new EquityCurve(time.clone(), equity.clone(), Drawdowns.of(equity), position.clone());
    }

    /// Number of points, one per bar.
    public int size() {
        return time.length;
    }

    /// Epoch seconds, UTC.
    public long time(int point) {
        return time[point];
    }

    /// Value of the account, quote currency.
    public double equity(int point) {
        return equity[point];
    }

    /// Distance from the highest equity so far, a fraction in `[-1, 0]`; 0 at a peak.
    public double drawdown(int point) {
        return drawdown[point];
    }

    /// Units held, negative when short.
    public double position(int point) {
        return position[point];
    }

    /// All equities in an array of the caller's own.
    public double[] equities() {
        return equity.clone();
    }
}
