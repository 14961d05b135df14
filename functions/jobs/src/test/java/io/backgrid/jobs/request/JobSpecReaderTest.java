package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.dataset.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JobSpecReaderTest {
    private static final Dataset MINUTES = new Dataset(
            new DatasetName("minutes"),
            Dataset.Source.UPLOAD,
            Interval.FIVE_MINUTES,
            1_000,
            Instant.parse("2024-03-01T14:30:00Z"),
            Instant.parse("2024-03-20T20:55:00Z"),
            "0".repeat(64),
            Instant.EPOCH);

    private static Optional<Dataset> lookup(DataChoice choice) {
        return switch (choice) {
            case DataChoice.Symbol(DatasetName name) -> Samples.find(name);
            case DataChoice.Upload(DatasetName name) ->
                Optional.of(MINUTES).filter(data -> data.name().equals(name));
        };
    }

    private static JobSpecReader.Resolved read(String json) {
        return JobSpecReader.read(json, JobSpecReaderTest::lookup);
    }

    private static List<String> violations(String json) {
        InvalidRequestException refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json));
        assertThat(refusal).as("%s is refused", json).isNotNull();
        return refusal.violations().stream()
                .map(violation -> violation.path() + " " + violation.message())
                .toList();
    }

    private static Strategy crossover(int fast, int slow) {
        return StrategyCatalogue.find("ma_crossover").orElseThrow().with(Map.of("fast", (double) fast, "slow", (double)
                slow));
    }

    /// A request that is right but for `fields`, which begin with a comma.
    private static String with(String fields) {
        return "{\"symbol\": \"AAPL\", \"strategy\": \"ma_crossover\"" + fields + "}";
    }

    private static String malformed(String json) {
        MalformedRequestException refusal = catchThrowableOfType(MalformedRequestException.class, () -> read(json));
        assertThat(refusal).as("%s is malformed", json).isNotNull();
        return String.valueOf(refusal.getMessage());
    }

    @Test
    void theSeedRequestTakesEveryDefaultThatTheConventionsState() {
        JobSpec spec = read("{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}")
                .spec();

        assertThat(spec)
                .isEqualTo(new JobSpec(
                        new DataChoice.Symbol(new DatasetName("AAPL")),
                        Optional.of(LocalDate.of(2014, 1, 1)),
                        Optional.empty(),
                        Interval.ONE_DAY,
                        BacktestSpec.builder(crossover(20, 50), new MetricBasis(252, 0))
                                .build()));
        assertThat(spec.canonicalJson()).isEqualTo("""
                        {"capital":100000,"direction":"long_flat","entry":"cross","fees":{"fixed":0,"rate":0},\
                        "fill":"next_open","interval":"1d","params":{"fast":20,"slow":50},"periods_per_year":252,\
                        "risk_free_rate":0,"sizing":{"mode":"all_in"},"slippage":0,"start":"2014-01-01",\
                        "strategy":"ma_crossover","symbol":"AAPL","units":"fractional"}""");
    }

    @Test
    void aRequestThatSaysEverythingIsTakenByItsWord() {
        JobSpecReader.Resolved read = read("""
                {"dataset": "minutes", "start": "2024-03-02", "end": "2024-03-19", "interval": "5m",
                 "strategy": "ma_crossover", "params": {"slow": 30, "fast": 7}, "direction": "long_short",
                 "entry": "state", "fill": "next_open", "sizing": {"mode": "all_in"}, "units": "fractional",
                 "capital": 2500.5, "fees": {"rate": 0.0005, "fixed": 1}, "slippage": 0.0002,
                 "risk_free_rate": 0.03, "periods_per_year": 20000}""");

        assertThat(read.data()).isEqualTo(MINUTES);
        assertThat(read.spec())
                .isEqualTo(new JobSpec(
                        new DataChoice.Upload(MINUTES.name()),
                        Optional.of(LocalDate.of(2024, 3, 2)),
                        Optional.of(LocalDate.of(2024, 3, 19)),
                        Interval.FIVE_MINUTES,
                        BacktestSpec.builder(crossover(7, 30), new MetricBasis(20_000, 0.03))
                                .direction(Direction.LONG_SHORT)
                                .entry(EntryMode.STATE)
                                .capital(2500.5)
                                .fees(new Fees(0.0005, 1))
                                .slippage(Slippage.ofRate(0.0002))
                                .build()));
    }

    @Test
    void theIntervalAndItsPeriodsPerYearComeFromTheSeries() {
        JobSpec spec = read("{\"dataset\": \"minutes\", \"strategy\": \"ma_crossover\"}")
                .spec();

        assertThat(spec.interval()).isEqualTo(Interval.FIVE_MINUTES);
        // 252 days of 6.5 hours of 12 bars.
        assertThat(spec.backtest().basis().periodsPerYear()).isEqualTo(252 * 6.5 * 12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", \"fees\": {\"rate\": 1.5}                | fees.rate must be in [0, 1) but was 1.5",
                ", \"fees\": {\"rate\": 1}                  | fees.rate must be in [0, 1) but was 1",
                ", \"fees\": {\"rate\": -0.1}               | fees.rate must be in [0, 1) but was -0.1",
                ", \"fees\": {\"fixed\": -1}                | fees.fixed must be in [0, infinity) but was -1",
                ", \"fees\": {\"rate\": \"0.1\"}            | fees.rate must be a number in [0, 1) but was \"0.1\"",
                ", \"fees\": {\"rate\": null}               | fees.rate must be a number in [0, 1) but was null",
                ", \"fees\": {\"rate\": true}               | fees.rate must be a number in [0, 1) but was true",
                ", \"fees\": {\"rate\": [0.1]}              | fees.rate must be a number in [0, 1) but was [0.1]",
                ", \"fees\": 3                              | fees must be an object but was 3",
                ", \"fees\": null                           | fees must be an object but was null",
                ", \"fees\": []                             | fees must be an object but was []",
                ", \"capital\": 0                           | capital must be in (0, 1000000000000000] but was 0",
                ", \"capital\": 2e15                        | capital must be in (0, 1000000000000000] but was 2.0E15",
                ", \"slippage\": 1                          | slippage must be in [0, 1) but was 1",
                ", \"risk_free_rate\": -1                   | risk_free_rate must be in (-1, 10] but was -1",
                ", \"periods_per_year\": 0.5                | periods_per_year must be in [1, 1000000] but was 0.5",
                ", \"params\": {\"fast\": 0}                | params.fast must be a whole number in [1, 100000] but was 0",
                ", \"params\": {\"fast\": 2.5}              | params.fast must be a whole number in [1, 100000] but was 2.5",
                ", \"params\": {\"fast\": \"3\"}            | params.fast must be a whole number in [1, 100000] but was \"3\"",
                ", \"params\": {\"slow\": 100001}           | params.slow must be a whole number in [1, 100000] but was 100001",
                ", \"params\": {\"slow\": 99999999999999999}| params.slow must be a whole number in [1, 100000] but was 99999999999999999",
                ", \"direction\": \"long\"                  | direction must be one of long_flat, long_short, short_flat but was \"long\"",
                ", \"direction\": \"long_flt\"              | direction must be one of long_flat, long_short, short_flat but was \"long_flt\"; did you mean 'long_flat'?",
                ", \"direction\": 1                         | direction must be one of long_flat, long_short, short_flat but was 1",
                ", \"entry\": \"corss\"                     | entry must be one of cross, state but was \"corss\"; did you mean 'cross'?",
                ", \"fill\": \"same_clse\"                  | fill must be one of next_open, same_close but was \"same_clse\"; did you mean 'same_close'?",
                ", \"units\": \"half\"                      | units must be one of fractional, whole but was \"half\"",
                ", \"sizing\": {\"mode\": \"fraction\"}     | sizing.value is required: a number in (0, 100]",
                ", \"interval\": \"5m\"                     | interval must be 1d, which is what AAPL holds, but was \"5m\"",
                ", \"interval\": \"2d\"                     | interval must be one of 1m, 5m, 15m, 30m, 1h, 1d, 1w but was \"2d\"; did you mean '1d'?",
                ", \"start\": \"2014-02-30\"                | start must be a date such as 2014-01-31 but was \"2014-02-30\"",
                ", \"start\": 2014                          | start must be a date such as 2014-01-31 but was 2014",
                ", \"end\": \"yesterday\"                   | end must be a date such as 2014-01-31 but was \"yesterday\"",
                ", \"start\": \"2015-01-02\", \"end\": \"2015-01-01\" | end must not be before start (2015-01-02) but was 2015-01-01",
                ", \"start\": \"2018-05-12\"                | start must not be after the last bar of AAPL (2018-05-11) but was 2018-05-12",
                ", \"end\": \"2013-05-12\"                  | end must not be before the first bar of AAPL (2013-05-13) but was 2013-05-12",
                ", \"strt\": \"2014-01-01\"                | strt is not a known field; did you mean 'start'?",
                ", \"params\": {\"fst\": 3}                | params.fst is not a known field; did you mean 'fast'?",
                ", \"sizing\": {\"value\": 3}               | sizing.value is not a known field",
                ", \"stop_loss\": 1                          | stop_loss must be in (0, 1) but was 1",
                ", \"stop_loss\": {\"atr\": 14}             | stop_loss.multiple is required: a number in (0, 1000]",
                ", \"take_profit\": \"far\"                  | take_profit must be a number in (0, 100] but was \"far\"",
                ", \"max_bars_held\": 0                      | max_bars_held must be a whole number in [1, 10000000] but was 0",
                ", \"leverage\": 2, \"maintenance_margin\": 0.5 | maintenance_margin must be below 1 / leverage, the margin of an entry, but was 0.5 at a leverage of 2.0",
                ", \"sizing\": {\"mode\": \"fraction\", \"value\": 2} | sizing.value must be at most the leverage, 1.0, but was 2.0",
                ", \"sizing\": {\"mode\": \"risk\", \"value\": 0.01} | sizing.mode risk needs a stop to measure the risk to: add stop_loss or trailing_stop",
                ", \"entry_rule\": \"close > open\"          | strategy and rules of your own exclude each other: keep one",
                ", \"fill\": {\"mode\": \"limit\"}            | fill.price is required: the price of the order, close * 0.99 for example",
                ", \"verify\": [\"no_lookahed\"]              | verify must name each of no_lookahead once at most but has \"no_lookahed\"; did you mean 'no_lookahead'?",
                ", \"verify\": true                          | verify must be a list of no_lookahead but was true",
            })
    void aWrongValueIsNamedTogetherWithWhatWouldBeRight(String fields, String violation) {
        assertThat(violations(with(fields))).containsExactly(violation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"capital", "slippage", "risk_free_rate", "periods_per_year"})
    void aNumberTooLargeForADoubleIsRefused(String field) {
        assertThat(violations(with(", \"" + field + "\": 1e999")))
                .singleElement()
                .asString()
                .startsWith(field + " must be in ")
                .endsWith(" but was a number beyond 1.8e308");
    }

    @Test
    void aNumberTooSmallForADoubleIsZero() {
        assertThat(read(with(", \"slippage\": 1e-999999999")).spec())
                .isEqualTo(read(with("")).spec());
    }

    @ParameterizedTest
    @CsvSource({"1e999999999, 1.8e308", "1e99999999999, 1.8e308", "-1e99999999999, -1.8e308"})
    @Timeout(5)
    void anEnormousExponentIsRefusedLikeAnyNumberOutside(String number, String limit) {
        assertThat(violations(with(", \"params\": {\"fast\": " + number + "}")))
                .containsExactly("params.fast must be a whole number in [1, 100000] but was a number beyond " + limit);
    }

    @Test
    void datesOnTheEdgeOfTheSeriesAreTaken() {
        JobSpec spec = read(with(", \"start\": \"2018-05-11\", \"end\": \"2018-05-11\""))
                .spec();

        assertThat(spec.start()).isEqualTo(spec.end()).contains(LocalDate.of(2018, 5, 11));
    }

    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31", "-0001-01-01", "+10000-01-01"})
    void aDateOutsideTheCalendarOfTheMarketsIsRefused(String date) {
        assertThat(violations(with(", \"end\": \"" + date + "\"")))
                .containsExactly("end must be a date such as 2014-01-31 but was \"" + date + "\"");
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPoint() {
        assertThat(read(with(", \"params\": {\"fast\": 20.0, \"slow\": 5e1}")).spec())
                .isEqualTo(read(with("")).spec());
    }

    @Test
    void eitherSymbolOrDatasetIsNeeded() {
        assertThat(violations("{\"strategy\": \"ma_crossover\"}"))
                .containsExactly("symbol is required, unless dataset names a series of your own");
        assertThat(violations(with(", \"dataset\": \"minutes\"")))
                .containsExactly("symbol and dataset exclude each other: keep one");
    }

    @Test
    void anUnknownSeriesSaysWhereTheKnownOnesAreListed() {
        String help = "is not known; GET /api/v1/datasets lists what there is, and PUT /api/v1/datasets/{name} adds"
                + " your own";

        assertThat(violations("{\"symbol\": \"AAPPL\", \"strategy\": \"ma_crossover\"}"))
                .containsExactly("symbol 'AAPPL' " + help);
        // A symbol and a data set are different things, even under one name.
        assertThat(violations("{\"symbol\": \"minutes\", \"strategy\": \"ma_crossover\"}"))
                .containsExactly("symbol 'minutes' " + help);
        assertThat(violations("{\"dataset\": \"AAPL\", \"strategy\": \"ma_crossover\"}"))
                .containsExactly("dataset 'AAPL' " + help);
    }

    @Test
    void theLookupNeverSeesANameThatCannotBeOne() {
        List<DataChoice> asked = new ArrayList<>();
        for (String name : List.of("../other", "", "a b", "x".repeat(65), "ä", "A\\nB")) {
            String json = "{\"symbol\": \"" + name + "\", \"strategy\": \"ma_crossover\"}";
            assertThatThrownBy(() -> JobSpecReader.read(json, choice -> {
                        asked.add(choice);
                        return Optional.empty();
                    }))
                    .hasMessage("symbol " + DatasetName.RULE);
        }
        assertThat(asked).isEmpty();
    }

    @Test
    void aSeriesThatIsNoTextIsRefusedOnce() {
        assertThat(violations("{\"symbol\": 5, \"strategy\": \"ma_crossover\"}"))
                .containsExactly("symbol must be a string but was 5");
        assertThat(violations("{\"dataset\": null, \"strategy\": \"ma_crossover\"}"))
                .containsExactly("dataset must be a string but was null");
    }

    @Test
    void aStrategyIsNeededAndMustBeKnown() {
        assertThat(violations("{\"symbol\": \"AAPL\"}"))
                .singleElement()
                .asString()
                .startsWith("strategy is required: one of adx_trend, aroon_trend, ")
                .endsWith("; or write rules of your own, entry_rule or short_entry_rule");
        assertThat(violations("{\"symbol\": \"AAPL\", \"strategy\": \"ma_crosover\"}"))
                .singleElement()
                .asString()
                .startsWith("strategy must be one of adx_trend, ")
                .endsWith(" but was \"ma_crosover\"; did you mean 'ma_crossover'?");
    }

    @Test
    void aRequestWithTwelveThingsWrongHearsOfAllTwelve() {
        assertThat(violations("""
                        {"symbol": "NOPE", "start": "soon", "end": 7, "interval": "1y", "strategy": "ma_crossover",
                         "params": {"fast": -1, "slow": "x", "speed": 3}, "direction": "up",
                         "capital": -5, "fees": {"rate": 2}, "entry": "soon", "colour": "red"}"""))
                .hasSize(12)
                .extracting(violation -> violation.substring(0, violation.indexOf(' ')))
                .containsExactlyInAnyOrder(
                        "symbol",
                        "start",
                        "end",
                        "interval",
                        "entry",
                        "params.fast",
                        "params.slow",
                        "params.speed",
                        "direction",
                        "capital",
                        "fees.rate",
                        "colour");
    }

    @Test
    void anExceptionsMessageHoldsEveryViolation() {
        assertThatThrownBy(() -> read(with(", \"slippage\": 2, \"capital\": -1")))
                .hasMessage(
                        "capital must be in (0, 1000000000000000] but was -1; slippage must be in [0, 1) but was 2");
    }

    @Test
    void whatIsShownOfALongValueIsCutShort() {
        assertThat(violations(with(", \"direction\": \"" + "x".repeat(5_000) + "\"")))
                .containsExactly("direction must be one of long_flat, long_short, short_flat but was \""
                        + "x".repeat(59) + "...");
        assertThat(violations(with(", \"" + "y".repeat(5_000) + "\": 1")))
                .containsExactly("y".repeat(60) + "... is not a known field");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "null", "3", "\"x\"", "[]", "[{}]", "true"})
    void aBodyThatIsNoObjectIsMalformed(String json) {
        assertThat(malformed(json)).isEqualTo("the body must be a JSON object");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1, \"a\": 2} | Duplicate field 'a' (line 1, column 13)",
                "{\"fees\": {\"rate\": 0, \"rate\": 0}} | Duplicate field 'rate' (line 1, column 28)",
                "{} {}              | Trailing token (of type START_OBJECT) found after value (line 1, column 4)",
                "{\"a\": NaN}       | Non-standard token 'NaN' (line 1, column 10)",
                "{\"a\": -Infinity} | Non-standard token '-Infinity' (line 1, column 16)",
                "{\"a\": 01}        | Invalid numeric value: Leading zeroes not allowed (line 1, column 8)",
                "{\"a\":            | Unexpected end-of-input within/between Object entries (line 1, column 6)",
                "{\"a\": [1        | Unexpected end-of-input: expected close marker for Array (line 1, column 9)",
            })
    void whatIsNoJsonIsNamedWithItsPlace(String json, String reason) {
        assertThat(malformed(json)).isEqualTo("the body is not valid JSON: " + reason);
    }

    @Test
    void aHostileBodyIsMalformedAndNoClassIsNamed() {
        for (String json : List.of(
                "[".repeat(5_000),
                "{\"a\": " + "1".repeat(5_000) + "}",
                "{\"" + "k".repeat(60_000) + "\": 1}",
                "{\"a\": +1}",
                "{\"a\": 0." + "1".repeat(5_000) + "}",
                "{\"a\": NaN}",
                "{\"a\": [[[",
                "{} 1",
                "{\"a\": \"\u0000\"}")) {
            assertThat(malformed(json))
                    .startsWith("the body is not valid JSON: ")
                    .doesNotContain("`", "Read", "jackson", "Source", "get");
        }
    }

    @Test
    void whereLinesBreakAndHowFieldsAreOrderedDoesNotChangeTheHash() {
        String sha256 = read(with(", \"start\": \"2014-01-01\", \"capital\": 5000"))
                .spec()
                .sha256();

        assertThat(sha256).matches("[0-9a-f]{64}");
        assertThat(read("""

                                {
                                  "capital" : 5.0e3,
                                \t"start": "2014-01-01",
                                  "strategy": "ma_crossover",   "symbol": "AAPL"
                                }
                                """).spec().sha256()).isEqualTo(sha256);
        // A default written out asks for the same.
        assertThat(read(with(
                                ", \"start\": \"2014-01-01\", \"capital\": 5000, \"slippage\": -0.0, \"entry\": \"cross\""))
                        .spec()
                        .sha256())
                .isEqualTo(sha256);
        assertThat(read(with(", \"start\": \"2014-01-02\", \"capital\": 5000"))
                        .spec()
                        .sha256())
                .isNotEqualTo(sha256);
    }
}
