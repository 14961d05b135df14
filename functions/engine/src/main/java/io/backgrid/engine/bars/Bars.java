package io.backgrid.engine.bars;

import io.backgrid.engine.hash.CanonicalSha256;
import java.util.Arrays;
import java.util.Optional;

/// Price bars of one symbol, oldest first, held by column and never changed.
///
/// Times are epoch seconds in UTC and strictly increase. Prices are quote currency per unit, finite and above 0, and
/// `low <= open, close <= high`.
/// Volume is finite and at least 0, in units. There is at least one bar. Bars count from 0.
public final class Bars {
    private final long[] time;
    private final double[] open;
    private final double[] high;
    private final double[] low;
    private final double[] close;
    private final double[] volume;

    private Bars(long[] time, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        this.time = time;
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
    }

    /// Copies the columns and checks every row.
    ///
    /// @throws InvalidBarsException naming the first row that breaks a rule of this class; for columns of unequal
    ///     length, the first row that one of them lacks
    public static Bars of(long[] time, double[] open, double[] high, double[] low, double[] close, double[] volume) {
        Bars bars = new Bars(time.clone(), open.clone(), high.clone(), low.clone(), close.clone(), volume.clone());
        new BarsCheck(bars.time, bars.open, bars.high, bars.low, bars.close, bars.volume).run();
        return bars;
    }

    /// Checks prices and volume of one row, for readers that meet row by row what [#of] checks as a whole.
    ///
    /// @param row what the refusal names, counted from 0
    /// @throws InvalidBarsException when the row breaks a rule of this class
    public static void checkPrices(int row, double open, double high, double low, double close, double volume) {
        BarsCheck.checkPrices(row, open, high, low, close, volume);
    }

    /// The bars whose time lies in `[fromInclusive, toInclusive]`, epoch seconds; empty if there is none.
    public Optional<Bars> between(long fromInclusive, long toInclusive) {
        int first = firstAtOrAfter(fromInclusive);
        int end = toInclusive == Long.MAX_VALUE ? size() : firstAtOrAfter(toInclusive + 1);
        if (first >= end) {
            return Optional.empty();
        }
        return Optional.of(new Bars(
                Arrays.copyOfRange(time, first, end),
                Arrays.copyOfRange(open, first, end),
                Arrays.copyOfRange(high, first, end),
                Arrays.copyOfRange(low, first, end),
                Arrays.copyOfRange(close, first, end),
                Arrays.copyOfRange(volume, first, end)));
    }

    private int firstAtOrAfter(long instant) {
        int found = Arrays.binarySearch(time, instant);
        return found >= 0 ? found : -found - 1;
    }

    /// Number of bars, at least 1.
    public int size() {
        return time.length;
    }

    /// Epoch seconds, UTC.
    public long time(int bar) {
        return time[bar];
    }

    /// First price of the bar.
    public double open(int bar) {
        return open[bar];
    }

    /// Highest price of the bar.
    public double high(int bar) {
        return high[bar];
    }

    /// Lowest price of the bar.
    public double low(int bar) {
        return low[bar];
    }

    /// Last price of the bar.
    public double close(int bar) {
        return close[bar];
    }

    /// Units traded during the bar.
    public double volume(int bar) {
        return volume[bar];
    }

    /// All times in an array of the caller's own.
    public long[] times() {
        return time.clone();
    }

    /// All closes in an array of the caller's own.
    public double[] closes() {
        return close.clone();
    }

    /// SHA-256 of the bars, lower-case hex, computed at each call.
    ///
    /// The bytes are those of [CanonicalSha256]: the text `backgrid bars 1`, the number of bars as a whole number,
    /// then per bar time as a whole number and open, high, low, close, volume as numbers.
    public String sha256() {
        CanonicalSha256 hash = new CanonicalSha256().text("backgrid bars 1").whole(size());
        for (int bar = 0; bar < size(); bar++) {
            hash.whole(time[bar])
                    .number(open[bar])
                    .number(high[bar])
                    .number(low[bar])
                    .number(close[bar])
                    .number(volume[bar]);
        }
        return hash.hex();
    }
}
