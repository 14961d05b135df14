package io.backgrid.engine.bars;

/// The rules that every row of [Bars] keeps.
final class BarsCheck {
    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    BarsCheck(long[] time, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    /// Refuses the first row that breaks a rule.
    void run() {
        requireLength("open", open.length);
        requireLength("high", high.length);
        requireLength("low", low.length);
        requireLength("close", close.length);
        requireLength("volume", volume.length);
        if (time.length == 0) {
            throw new InvalidBarsException(0, "there is no row");
        }
        for (int row = 0; row < time.length; row++) {
            checkRow(row);
        }
    }

    private void requireLength(String column, int length) {
        if (length != time.length) {
            throw new InvalidBarsException(
                    Math.min(length, time.length),
                    "%s has %d values but time has %d".formatted(column, length, time.length));
        }
    }

    private void checkRow(int row) {
        if (row > 0 && time[row] <= time[row - 1]) {
            throw new InvalidBarsException(row, "time " + time[row] + " is not after the previous " + time[row - 1]);
        }
        checkPrices(row, open[row], high[row], low[row], close[row], volume[row]);
    }

    /// All rules but that times increase.
    static void checkPrices(int row, double open, double high, double low, double close, double volume) {
        requirePrice(row, "open", open);
        requirePrice(row, "high", high);
        requirePrice(row, "low", low);
        requirePrice(row, "close", close);
        requireNotBelow(row, "high", high, "open", open);
        requireNotBelow(row, "high", high, "close", close);
        requireNotAbove(row, "low", low, "open", open);
        requireNotAbove(row, "low", low, "close", close);
        if (!(volume >= 0 && volume <= Double.MAX_VALUE)) {
            throw new InvalidBarsException(row, "volume must be finite and at least 0 but is " + volume);
        }
    }

    private static void requirePrice(int row, String name, double price) {
        if (!(price > 0 && price <= Double.MAX_VALUE)) {
            throw new InvalidBarsException(row, name + " must be finite and above 0 but is " + price);
        }
    }

    private static void requireNotBelow(int row, String upper, double top, String name, double price) {
        if (top < price) {
            throw new InvalidBarsException(row, upper + " " + top + " is below " + name + " " + price);
        }
    }

    private static void requireNotAbove(int row, String lower, double bottom, String name, double price) {
        if (bottom > price) {
            throw new InvalidBarsException(row, lower + " " + bottom + " is above " + name + " " + price);
        }
    }
}
