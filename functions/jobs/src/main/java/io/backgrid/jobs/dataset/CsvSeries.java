package io.backgrid.jobs.dataset;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.bars.InvalidBarsException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads a price series from CSV: a header `date,open,high,low,close,volume` (days or weeks) or
/// `time,open,high,low,close,volume` (ISO 8601 instants in UTC), then one bar a line, oldest first, UTF-8.
public final class CsvSeries {
    /// The most bars a data set may hold: a year of minutes for ten years of exchange days, rounded up.
    public static final int MAX_BARS = 1_000_000;

    private static final List<String> PRICES = List.of("open", "high", "low", "close", "volume");
    // Java would also take "NaN", "0x1p3" and "1d"; a price file has none of these.
    private static final Pattern NUMBER = Pattern.compile("[+-]?(\\d+\\.?\\d*|\\.\\d+)([eE][+-]?\\d{1,3})?");
    private static final Pattern LINE = Pattern.compile("line \\d+");
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final boolean dated;
    private long[] time = new long[1024];
    private final double[][] columns = new double[PRICES.size()][1024];
    private int rows;

    private CsvSeries(boolean dated) {
        this.dated = dated;
    }

    /// Checks and reads a file.
    ///
    /// @param csv the whole file
    /// @throws InvalidDatasetException naming the first line that is wrong, and why
    public static PriceSeries read(byte[] csv) {
        String text = decode(csv);
        try (CsvReader<CsvRecord> records = CsvReader.builder()
                .skipEmptyLines(true)
                // Rows of another length are refused here, with the number of columns.
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(text)) {
            CsvSeries series = null;
            for (CsvRecord row : records) {
                if (series == null) {
                    series = new CsvSeries(isDated(row));
                } else {
                    series.add(row);
                }
            }
            if (series == null || series.rows == 0) {
                throw new InvalidDatasetException(
                        "file", "is empty: it needs a header and at least one bar, one bar a line");
            }
            return series.finish();
        } catch (CsvParseException | UncheckedIOException e) {
            throw notCsv(e);
        } catch (java.io.IOException e) {
            throw new UncheckedIOException("reading from memory cannot fail", e);
        }
    }

    /// The reader says where in its exception, and what in the cause of it.
    private static InvalidDatasetException notCsv(RuntimeException e) {
        Matcher line = LINE.matcher(String.valueOf(e.getMessage()));
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new InvalidDatasetException(line.find() ? line.group() : "file", "is not CSV: " + cause.getMessage());
    }

    private static String decode(byte[] csv) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(csv))
                    .toString();
            return !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK ? text.substring(1) : text;
        } catch (CharacterCodingException _) {
            throw new InvalidDatasetException("file", "is not UTF-8 text: save it as UTF-8");
        }
    }

    private static boolean isDated(CsvRecord header) {
        List<String> names = header.getFields().stream().map(String::strip).toList();
        boolean prices = names.size() == 6 && names.subList(1, 6).equals(PRICES);
        if (!prices || !(names.get(0).equals("date") || names.get(0).equals("time"))) {
            throw new InvalidDatasetException(
                    "line 1",
                    "the header must be date,open,high,low,close,volume (or time,... for bars within a day) but was "
                            + shorten(String.join(",", names)));
        }
        return names.get(0).equals("date");
    }

    private void add(CsvRecord row) {
        int line = (int) row.getStartingLineNumber();
        if (row.getFieldCount() != 6) {
            throw new InvalidDatasetException(
                    "line " + line, "has " + row.getFieldCount() + " columns where the header has 6");
        }
        if (rows == MAX_BARS) {
            throw new InvalidDatasetException("line " + line, "a data set may hold at most " + MAX_BARS + " bars");
        }
        if (rows == time.length) {
            grow();
        }
        String at = row.getField(0).strip();
        time[rows] = parseTime(at, line);
        if (rows > 0 && time[rows] <= time[rows - 1]) {
            throw new InvalidDatasetException(
                    "line " + line, (dated ? "date " : "time ") + at + " is not after the bar before it");
        }
        for (int column = 0; column < columns.length; column++) {
            columns[column][rows] = parseNumber(row.getField(column + 1).strip(), PRICES.get(column), line);
        }
        checkPrices(line);
        rows++;
    }

    private void checkPrices(int line) {
        try {
            Bars.checkPrices(
                    rows, columns[0][rows], columns[1][rows], columns[2][rows], columns[3][rows], columns[4][rows]);
        } catch (InvalidBarsException e) {
            throw new InvalidDatasetException("line " + line, e.reason());
        }
    }

    private void grow() {
        int capacity = rows * 2;
        time = Arrays.copyOf(time, capacity);
        for (int column = 0; column < columns.length; column++) {
            columns[column] = Arrays.copyOf(columns[column], capacity);
        }
    }

    private long parseTime(String text, int line) {
        try {
            // Java would also take years beyond 9999, with a sign before them.
            if (!text.startsWith("+") && !text.startsWith("-")) {
                return dated
                        ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                        : wholeSecond(Instant.parse(text), text, line);
            }
        } catch (DateTimeParseException _) {
            // Said below, together with years that are too far away.
        }
        String form = dated ? "a date such as 2014-01-31" : "an instant in UTC such as 2014-01-31T14:30:00Z";
        throw new InvalidDatasetException(
                "line " + line, (dated ? "date" : "time") + " must be " + form + " but was " + shorten(text));
    }

    private static long wholeSecond(Instant instant, String text, int line) {
        if (instant.getNano() != 0) {
            throw new InvalidDatasetException("line " + line, "time must be a whole second but was " + shorten(text));
        }
        return instant.getEpochSecond();
    }

    private static double parseNumber(String text, String column, int line) {
        if (!NUMBER.matcher(text).matches()) {
            throw new InvalidDatasetException(
                    "line " + line, column + " must be a number but was " + (text.isEmpty() ? "empty" : shorten(text)));
        }
        double number = Double.parseDouble(text);
        if (Double.isInfinite(number)) {
            throw new InvalidDatasetException("line " + line, column + " must be finite but was " + shorten(text));
        }
        return number;
    }

    private PriceSeries finish() {
        long[] times = Arrays.copyOf(time, rows);
        Bars bars = Bars.of(
                times,
                Arrays.copyOf(columns[0], rows),
                Arrays.copyOf(columns[1], rows),
                Arrays.copyOf(columns[2], rows),
                Arrays.copyOf(columns[3], rows),
                Arrays.copyOf(columns[4], rows));
        return new PriceSeries(bars, dated ? Spacing.ofDates(times) : Spacing.ofTimes(times));
    }

    private static String shorten(String text) {
        return "'" + (text.length() <= 60 ? text : text.substring(0, 60) + "...") + "'";
    }
}
