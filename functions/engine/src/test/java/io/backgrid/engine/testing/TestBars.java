package io.backgrid.engine.testing;

import io.backgrid.engine.bars.Bars;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;

/// Bars for tests, one a day.
public final class TestBars {
    private static final long DAY = 86_400;

    private TestBars() {}

    /// One bar per pair of open and close; high and low are the larger and the smaller of the two.
    public static Bars openClose(double[]... pairs) {
        double[] open = new double[pairs.length];
        double[] close = new double[pairs.length];
        for (int bar = 0; bar < pairs.length; bar++) {
            open[bar] = pairs[bar][0];
            close[bar] = pairs[bar][1];
        }
        return of(open, close);
    }

    /// One bar per row of open, high, low, close and volume.
    public static Bars rows(double[]... rows) {
        long[] time = new long[rows.length];
        double[][] columns = new double[5][rows.length];
        for (int bar = 0; bar < rows.length; bar++) {
            time[bar] = bar * DAY;
            for (int column = 0; column < columns.length; column++) {
                columns[column][bar] = rows[bar][column];
            }
        }
        return Bars.of(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /// The same bars at other prices.
    public static Bars scaled(Bars bars, double scale) {
        double[][] rows = new double[bars.size()][];
        for (int bar = 0; bar < rows.length; bar++) {
            rows[bar] = new double[] {
                bars.open(bar) * scale,
                bars.high(bar) * scale,
                bars.low(bar) * scale,
                bars.close(bar) * scale,
                bars.volume(bar)
            };
        }
        return rows(rows);
    }

    /// Bars that open where they close.
    public static Bars closes(double... closes) {
        return of(closes, closes);
    }

    /// Bars whose high and low are the larger and the smaller of open and close.
    public static Bars of(double[] open, double[] close) {
        int size = open.length;
        long[] time = new long[size];
        double[] high = new double[size];
        double[] low = new double[size];
        double[] volume = new double[size];
        for (int bar = 0; bar < size; bar++) {
            time[bar] = bar * DAY;
            high[bar] = Math.max(open[bar], close[bar]);
            low[bar] = Math.min(open[bar], close[bar]);
            volume[bar] = 1000;
        }
        return Bars.of(time, open, high, low, close, volume);
    }

    /// A random walk with gaps at the open; one close in ten repeats the close before, so that ties happen.
    public static Bars random(long seed, int size) {
        Random random = new Random(seed);
        double[] open = new double[size];
        double[] close = new double[size];
        double price = 100;
        for (int bar = 0; bar < size; bar++) {
            open[bar] = price * Math.exp(0.01 * random.nextGaussian());
            price = random.nextInt(10) == 0 ? price : price * Math.exp(0.03 * random.nextGaussian());
            close[bar] = price;
        }
        return of(open, close);
    }

    /// A random walk with highs and lows outside open and close, now and then a motionless bar or one without volume.
    ///
    /// @param volatility of a bar's open to its close, a fraction
    public static Bars randomRanges(long seed, int size, double volatility) {
        Random random = new Random(seed);
        long[] time = new long[size];
        double[][] columns = new double[5][size];
        double price = 100;
        for (int bar = 0; bar < size; bar++) {
            boolean still = random.nextInt(12) == 0;
            double open = still ? price : price * Math.exp(volatility / 2 * random.nextGaussian());
            price = still ? price : price * Math.exp(volatility * random.nextGaussian());
            time[bar] = bar * DAY;
            columns[0][bar] = open;
            columns[1][bar] = Math.max(open, price) * (still ? 1 : 1 + 0.01 * random.nextDouble());
            columns[2][bar] = Math.min(open, price) * (still ? 1 : 1 - 0.01 * random.nextDouble());
            columns[3][bar] = price;
            columns[4][bar] = random.nextInt(15) == 0 ? 0 : random.nextInt(1_000_000);
        }
        return Bars.of(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /// AAPL 2013-05-13 to 2018-05-11, daily; the resources' README names source and licence.
    public static Bars apple() {
        return parse("/aapl_2013_2018_splitadj.csv");
    }

    /// S&P 500 2000-01-03 to 2020-04-17, daily; the resources' README names source and licence.
    public static Bars sp500() {
        return parse("/sp500_2000_2020.csv");
    }

    /// The 252 bars of TA-Lib's regression tests, which have no dates; the resources' README names source and licence.
    public static Bars taLibReference() {
        return parse("/talib_ref_252.csv");
    }

    private static Bars parse(String resource) {
        List<String> rows = lines(resource);
        boolean dated = rows.getFirst().startsWith("date,");
        int size = rows.size() - 1;
        long[] time = new long[size];
        double[][] columns = new double[5][size];
        for (int bar = 0; bar < size; bar++) {
            List<String> cells = List.of(rows.get(bar + 1).split(",", -1));
            time[bar] = dated
                    ? LocalDate.parse(cells.getFirst())
                            .atStartOfDay(ZoneOffset.UTC)
                            .toEpochSecond()
                    : bar * DAY;
            for (int column = 0; column < columns.length; column++) {
                columns[column][bar] = Double.parseDouble(cells.get(column + (dated ? 1 : 0)));
            }
        }
        return Bars.of(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    /// The lines of a file of the test resources.
    public static List<String> lines(String resource) {
        try (InputStream in = Objects.requireNonNull(TestBars.class.getResourceAsStream(resource))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
