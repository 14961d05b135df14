package io.backgrid.jobs.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backgrid.engine.bars.Bars;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvSeriesTest {
    private static final String HEADER = "date,open,high,low,close,volume\n";
    private static final String TIMED = "time,open,high,low,close,volume\n";
    private static final String FIRST = "2020-01-01,10,12,9,11,1000\n";
    private static final String SECOND = "2020-01-02,11,13,10,12,2000\n";

    private static PriceSeries read(String csv) {
        return CsvSeries.read(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static String refusal(byte[] csv) {
        InvalidDatasetException refusal =
                catchThrowableOfType(InvalidDatasetException.class, () -> CsvSeries.read(csv));
        assertThat(refusal).as("the file is refused").isNotNull();
        return refusal.place() + ": " + refusal.getMessage();
    }

    private static String refusal(String csv) {
        return refusal(csv.getBytes(StandardCharsets.UTF_8));
    }

    private static long day(String date) {
        return LocalDate.parse(date).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
    }

    @Test
    void eachColumnArrivesWhereItsNameSays() {
        PriceSeries series = read(HEADER + FIRST + SECOND);

        Bars bars = series.bars();
        assertThat(series.interval()).isEqualTo(Interval.ONE_DAY);
        assertThat(bars.size()).isEqualTo(2);
        assertThat(bars.times()).containsExactly(day("2020-01-01"), day("2020-01-02"));
        assertThat(bars.open(0)).isEqualTo(10);
        assertThat(bars.high(0)).isEqualTo(12);
        assertThat(bars.low(0)).isEqualTo(9);
        assertThat(bars.close(0)).isEqualTo(11);
        assertThat(bars.volume(0)).isEqualTo(1000);
        assertThat(bars.close(1)).isEqualTo(12);
    }

    @Test
    void howAFileIsWrittenDoesNotChangeItsContent() {
        String expected = read(HEADER + FIRST + SECOND).bars().sha256();

        assertThat(read("\uFEFF" + HEADER + FIRST + SECOND).bars().sha256()).isEqualTo(expected);
        assertThat(read((HEADER + FIRST + SECOND).replace("\n", "\r\n")).bars().sha256())
                .isEqualTo(expected);
        assertThat(read((HEADER + FIRST + SECOND).strip()).bars().sha256()).isEqualTo(expected);
        assertThat(read("\n" + HEADER + "\n\n" + FIRST + "\r\n" + SECOND + "\n\n")
                        .bars()
                        .sha256())
                .isEqualTo(expected);
        assertThat(read("\"date\",open, high ,low,close,volume\n\"2020-01-01\",\"10\",12.0,+9,1.1e1,1000.\n" + SECOND)
                        .bars()
                        .sha256())
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2020-01-02,11,13,10,,2000     | line 3: close must be a number but was empty",
                "2020-01-02,11,13,10,12,       | line 3: volume must be a number but was empty",
                ",11,13,10,12,2000             | line 3: date must be a date such as 2014-01-31 but was ''",
                "2020-01-02,11,13,10,12        | line 3: has 5 columns where the header has 6",
                "2020-01-02,11,13,10,12,2000,1 | line 3: has 7 columns where the header has 6",
                "2020-01-02,-11,13,10,12,2000  | line 3: open must be finite and above 0 but is -11.0",
                "2020-01-02,11,13,0,12,2000    | line 3: low must be finite and above 0 but is 0.0",
                "2020-01-02,11,13,10,12,-1     | line 3: volume must be finite and at least 0 but is -1.0",
                "2020-01-02,NaN,13,10,12,2000  | line 3: open must be a number but was 'NaN'",
                "2020-01-02,11,Infinity,10,12,2000 | line 3: high must be a number but was 'Infinity'",
                "2020-01-02,11,1e999,10,12,2000 | line 3: high must be finite but was '1e999'",
                "2020-01-02,0x1p3,13,10,12,2000 | line 3: open must be a number but was '0x1p3'",
                "2020-01-02,11d,13,10,12,2000  | line 3: open must be a number but was '11d'",
                "2020-01-02,11,13,10,12,two    | line 3: volume must be a number but was 'two'",
                "2020-01-02,11;13;10,12,1,2,3  | line 3: open must be a number but was '11;13;10'",
                "2020-01-02,11,9,10,12,2000    | line 3: high 9.0 is below open 11.0",
                "2020-01-02,11,11,10,12,2000   | line 3: high 11.0 is below close 12.0",
                "2020-01-02,11,13,11.5,12,2000 | line 3: low 11.5 is above open 11.0",
                "02.01.2020,11,13,10,12,2000   | line 3: date must be a date such as 2014-01-31 but was '02.01.2020'",
                "2020-02-30,11,13,10,12,2000   | line 3: date must be a date such as 2014-01-31 but was '2020-02-30'",
                "2020-01-02T00:00:00Z,11,13,10,12,2000 | line 3: date must be a date such as 2014-01-31 but was '2020-01-02T00:00:00Z'",
                "+12020-01-02,11,13,10,12,2000 | line 3: date must be a date such as 2014-01-31 but was '+12020-01-02'",
                "2020-01-01,11,13,10,12,2000   | line 3: date 2020-01-01 is not after the bar before it",
                "2019-12-31,11,13,10,12,2000   | line 3: date 2019-12-31 is not after the bar before it",
            })
    void aWrongLineIsNamedWithTheReason(String line, String reason) {
        assertThat(refusal(HEADER + FIRST + line + "\n2020-01-03,11,13,10,12,2000\n"))
                .isEqualTo(reason);
    }

    @Test
    void linesAreCountedAsAnEditorCountsThem() {
        assertThat(refusal(HEADER + "\n\n" + FIRST + "\nx,1,1,1,1,1\n")).startsWith("line 6: date must be");
        assertThat(refusal(HEADER + "\"2020-01-01\",\"10\",12,9,\"11\n\",1000\nx,1,1,1,1,1\n"))
                .startsWith("line 4: date must be");
    }

    @Test
    void quotesThatDoNotMatchAreNamedWithTheirLine() {
        assertThat(refusal(HEADER + FIRST + "2020-01-02,\"11\"x,13,10,12,2000\n"))
                .isEqualTo("line 3: is not CSV: Unexpected character after closing quote: 'x' (0x78)");
        assertThat(refusal(HEADER + FIRST + "2020-01-02,\"11,13,10,12,2000\n"))
                .isEqualTo("line 3: has 2 columns where the header has 6");
    }

    @Test
    void aLongCellIsCutShort() {
        assertThat(refusal(HEADER + "2020-01-01," + "9x".repeat(500) + ",12,9,11,1000\n"))
                .isEqualTo("line 2: open must be a number but was '" + "9x".repeat(30) + "...'");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "date,open,high,low,close\n",
                "date,open,high,low,close,volume,adjusted\n",
                "open,high,low,close,volume,date\n",
                "Date,Open,High,Low,Close,Volume\n",
                "date;open;high;low;close;volume\n",
                "2020-01-01,10,12,9,11,1000\n",
                "day,open,high,low,close,volume\n"
            })
    void anotherHeaderIsRefused(String header) {
        assertThat(refusal(header + FIRST))
                .isEqualTo("line 1: the header must be date,open,high,low,close,volume (or time,... for bars within a"
                        + " day) but was '" + header.strip() + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n\n", "\uFEFF", HEADER})
    void aFileWithoutABarIsRefused(String csv) {
        assertThat(refusal(csv)).isEqualTo("file: is empty: it needs a header and at least one bar, one bar a line");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        assertThat(refusal((HEADER + FIRST + "ä").getBytes(StandardCharsets.ISO_8859_1)))
                .isEqualTo("file: is not UTF-8 text: save it as UTF-8");
        assertThat(refusal((HEADER + FIRST).getBytes(StandardCharsets.UTF_16)))
                .isEqualTo("file: is not UTF-8 text: save it as UTF-8");
    }

    @Test
    void anArchiveIsRefusedWithoutNamingAClass() {
        byte[] zip = {'P', 'K', 3, 4, 0, 0, 0, '"', 0, 0, ',', '\n', '"', 'x'};

        assertThat(refusal(zip)).doesNotContain("Exception", "siegmar");
    }

    @Test
    void aMillionBarsAreTakenAndOneMoreIsNot() {
        StringBuilder csv = new StringBuilder(TIMED);
        long start = Instant.parse("2000-01-01T00:00:00Z").getEpochSecond();
        for (int bar = 0; bar < CsvSeries.MAX_BARS; bar++) {
            csv.append(Instant.ofEpochSecond(start + 60L * bar)).append(",1,1,1,1,1\n");
        }
        PriceSeries series = read(csv.toString());

        assertThat(series.bars().size()).isEqualTo(1_000_000);
        assertThat(series.interval()).isEqualTo(Interval.ONE_MINUTE);
        csv.append("2030-01-01T00:00:00Z,1,1,1,1,1\n");
        assertThat(refusal(csv.toString())).isEqualTo("line 1000002: a data set may hold at most 1000000 bars");
    }

    private static PriceSeries timed(String... times) {
        StringBuilder csv = new StringBuilder(TIMED);
        Arrays.stream(times).forEach(time -> csv.append(time).append(",10,12,9,11,1000\n"));
        return read(csv.toString());
    }

    private static PriceSeries dated(String... dates) {
        StringBuilder csv = new StringBuilder(HEADER);
        Arrays.stream(dates).forEach(date -> csv.append(date).append(",10,12,9,11,1000\n"));
        return read(csv.toString());
    }

    @ParameterizedTest
    @CsvSource({"60,1m", "300,5m", "900,15m", "1800,30m", "3600,1h"})
    void barsWithinADayHaveTheIntervalOfMostOfTheirDistances(long seconds, String interval) {
        long open = Instant.parse("2024-03-01T14:30:00Z").getEpochSecond();
        long nextDay = open + 86_400;

        PriceSeries series = timed(
                Instant.ofEpochSecond(open).toString(),
                Instant.ofEpochSecond(open + seconds).toString(),
                Instant.ofEpochSecond(nextDay).toString(),
                Instant.ofEpochSecond(nextDay + seconds).toString());

        assertThat(series.interval().wireName()).isEqualTo(interval);
        assertThat(series.bars().time(1)).isEqualTo(open + seconds);
    }

    @Test
    void weekendsAndHolidaysDoNotHideThatBarsAreDaily() {
        assertThat(dated("2024-03-28", "2024-04-02", "2024-04-03", "2024-04-04", "2024-04-08")
                        .interval())
                .isEqualTo(Interval.ONE_DAY);
    }

    @Test
    void theFirstWrongLineIsNamedWhateverIsWrongWithLaterOnes() {
        String highBelowClose = "2020-01-02,11,11,10,12,2000\n";
        for (String later :
                new String[] {"2020-01-03,x,13,10,12,2000\n", "2020-01-03,11\n", "2019-01-01,1,1,1,1,1\n"}) {
            assertThat(refusal(HEADER + FIRST + highBelowClose + later))
                    .isEqualTo("line 3: high 11.0 is below close 12.0");
        }
    }

    @Test
    void twoDaysAcrossAWeekendOrAHolidayAreDaily() {
        assertThat(dated("2024-03-01", "2024-03-04").interval()).isEqualTo(Interval.ONE_DAY);
        assertThat(dated("2024-03-28", "2024-04-02").interval()).isEqualTo(Interval.ONE_DAY);
        // Of two distances that are equally frequent the shorter one counts.
        assertThat(dated("2024-03-01", "2024-03-04", "2024-03-11").interval()).isEqualTo(Interval.ONE_DAY);
    }

    @Test
    void weeklyBarsAreKnownAsSuch() {
        assertThat(dated("2024-03-01", "2024-03-08", "2024-03-15").interval()).isEqualTo(Interval.ONE_WEEK);
    }

    @Test
    void oneDatedBarIsADayButOneTimedBarIsNothing() {
        assertThat(dated("2024-03-01").interval()).isEqualTo(Interval.ONE_DAY);
        assertThat(refusal(TIMED + "2024-03-01T14:30:00Z,1,1,1,1,1\n"))
                .isEqualTo("file: one bar has no interval: send at least two");
    }

    @Test
    void distancesThatAreNoKnownIntervalAreRefused() {
        String known =
                " apart; known are 1m, 5m, 15m, 30m and 1h under a time column, 1d and 1w under a date" + " column";

        assertThat(refusal(HEADER + "2024-01-01,1,1,1,1,1\n2024-02-01,1,1,1,1,1\n"))
                .isEqualTo("file: its bars are mostly 31 days" + known);
        assertThat(refusal(TIMED + "2024-03-01T00:00:00Z,1,1,1,1,1\n2024-03-02T00:00:00Z,1,1,1,1,1\n"))
                .isEqualTo("file: its bars are mostly 86400 seconds" + known);
    }

    @Test
    void aTimeIsAWholeSecondInUtc() {
        assertThat(refusal(TIMED + "2024-03-01T14:30:00.5Z,1,1,1,1,1\n"))
                .isEqualTo("line 2: time must be a whole second but was '2024-03-01T14:30:00.5Z'");
        assertThat(refusal(TIMED + "2024-03-01 14:30:00,1,1,1,1,1\n"))
                .isEqualTo("line 2: time must be an instant in UTC such as 2014-01-31T14:30:00Z but was"
                        + " '2024-03-01 14:30:00'");
        assertThat(refusal(TIMED + "+12024-03-01T14:30:00Z,1,1,1,1,1\n"))
                .isEqualTo("line 2: time must be an instant in UTC such as 2014-01-31T14:30:00Z but was"
                        + " '+12024-03-01T14:30:00Z'");
        assertThat(refusal(TIMED + "2024-03-01T14:30:00Z,1,1,1,1,1\n2024-03-01T14:30:00Z,1,1,1,1,1\n"))
                .isEqualTo("line 3: time 2024-03-01T14:30:00Z is not after the bar before it");
    }
}
