package io.backgrid.jobs.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.dataset.Samples;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SweepRequestReaderTest {
    private static final Dataset MINUTES = new Dataset(
            new DatasetName("minutes"),
            Dataset.Source.UPLOAD,
            Interval.FIVE_MINUTES,
            1_000,
            Instant.parse("2024-03-01T14:30:00Z"),
            Instant.parse("2024-03-20T20:55:00Z"),
            "0".repeat(64),
            Instant.EPOCH);

    private static final long MOST = 1_000;

    private static Optional<Dataset> lookup(DataChoice choice) {
        return switch (choice) {
            case DataChoice.Symbol(DatasetName name) ->
                switch (name.value()) {
                    case "MINUTES" -> Optional.of(MINUTES);
                    case "THIRD" -> Samples.find(new DatasetName("AAPL"));
                    default -> Samples.find(name);
                };
            case DataChoice.Upload(DatasetName name) ->
                Optional.of(MINUTES).filter(data -> data.name().equals(name));
        };
    }

    private static SweepRequestReader.Resolved read(String json) {
        return SweepRequestReader.read(json, SweepRequestReaderTest::lookup, MOST);
    }

    private static List<String> violations(String json) {
        InvalidRequestException refusal = catchThrowableOfType(InvalidRequestException.class, () -> read(json));
        assertThat(refusal).as("%s is refused", json).isNotNull();
        return refusal.violations().stream()
                .map(violation -> violation.path() + " " + violation.message())
                .toList();
    }

    /// A request that is right but for `fields`, which begin with a comma.
    private static String with(String fields) {
        return "{\"symbols\": [\"AAPL\"], \"strategy\": \"ma_crossover\"" + fields + "}";
    }

    private static List<Axis> axes(String fields) {
        return read(with(fields)).request().grid().axes();
    }

    private static List<Double> fees(String range) {
        return axes(", \"fees\": {\"fixed\": " + range + "}").getFirst().values();
    }

    @Test
    void theRequestOfTheApiIsReadWithAllThatItSays() {
        SweepRequestReader.Resolved read = read("""
                {"symbols": ["AAPL", "SP500"], "strategy": "ma_crossover", "start": "2014-01-01", "end": "2017-12-31",
                 "params": {"slow": [20, 50, 100, 200], "fast": {"from": 10, "to": 25, "step": 5}},
                 "fees": {"rate": [0, 0.001]}, "capital": [1000, 2000],
                 "where": "fast < slow", "objective": "cagr", "keep_curves": 10, "budget_usd": 0.05}""");

        SweepRequest request = read.request();
        assertThat(request.data())
                .containsExactly(
                        new DataChoice.Symbol(new DatasetName("AAPL")),
                        new DataChoice.Symbol(new DatasetName("SP500")));
        assertThat(read.data().stream().map(Dataset::name))
                .containsExactly(new DatasetName("AAPL"), new DatasetName("SP500"));
        assertThat(request.start()).contains(LocalDate.of(2014, 1, 1));
        assertThat(request.end()).contains(LocalDate.of(2017, 12, 31));
        // Parameters in the order given, then the others by path.
        assertThat(request.grid().axes())
                .containsExactly(
                        Axis.of("params.slow", 20, 50, 100, 200),
                        Axis.of("params.fast", 10, 15, 20, 25),
                        Axis.of("capital", 1000, 2000),
                        Axis.of("fees.rate", 0, 0.001));
        assertThat(request.objective()).isEqualTo(TrialMetric.CAGR);
        assertThat(request.keepCurves()).isEqualTo(10);
        assertThat(request.budget()).contains(0.05);
        assertThat(request.sample()).isEmpty();
        // 2 series x 4 costs x (2 + 4 + 4 + 4) pairs: of 10, 15, 20, 25 two are below 20.
        assertThat(read.trials()).isEqualTo(2 * 4 * 14);
    }

    @Test
    void whatIsNotSaidIsSharpeWithoutCurvesBudgetOrSample() {
        SweepRequest request = read(with("")).request();

        assertThat(request.objective()).isEqualTo(TrialMetric.SHARPE);
        assertThat(request.keepCurves()).isZero();
        assertThat(request.budget()).isEmpty();
        assertThat(request.grid().axes()).isEmpty();
        assertThat(read(with("")).trials()).isEqualTo(1);
        assertThat(request.interval()).isEqualTo(Interval.ONE_DAY);
    }

    @Test
    void aSampleIsCountAndSeed() {
        SweepRequestReader.Resolved read =
                read(with(", \"params\": {\"fast\": [2, 3, 4]}, \"sample\": {\"count\": 2, \"seed\": 9}"));

        assertThat(read.request().sample()).contains(new SweepRequest.Sample(2, 9));
        assertThat(read.trials()).isEqualTo(2);
        assertThat(read(with(", \"params\": {\"fast\": [2, 3]}, \"sample\": {\"count\": 2}"))
                        .request()
                        .sample())
                .contains(new SweepRequest.Sample(2, 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"symbol\": \"AAPL\"", "\"symbols\": [\"AAPL\"]"})
    void oneSymbolMayBeALonelyOneOrAList(String series) {
        assertThat(read("{" + series + ", \"strategy\": \"ma_crossover\"}")
                        .request()
                        .data())
                .containsExactly(new DataChoice.Symbol(new DatasetName("AAPL")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"dataset\": \"minutes\"", "\"datasets\": [\"minutes\"]"})
    void oneDataSetMayBeALonelyOneOrAListAndItsIntervalIsThatOfTheSweep(String series) {
        SweepRequest request =
                read("{" + series + ", \"strategy\": \"ma_crossover\"}").request();

        assertThat(request.data()).containsExactly(new DataChoice.Upload(MINUTES.name()));
        assertThat(request.interval()).isEqualTo(Interval.FIVE_MINUTES);
    }

    @Test
    void stepsAreDecimalsAndEndAtTheEnd() {
        assertThat(fees("{\"from\": 0, \"to\": 1, \"step\": 0.1}"))
                .containsExactly(0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0);
        assertThat(fees("{\"from\": 0.05, \"to\": 0.2, \"step\": 0.05}")).containsExactly(0.05, 0.1, 0.15, 0.2);
        // The end is not passed: 1, 4, 7, and 10 would be above 9.
        assertThat(fees("{\"from\": 1, \"to\": 9, \"step\": 3}")).containsExactly(1.0, 4.0, 7.0);
        assertThat(fees("{\"from\": 1, \"to\": 2, \"step\": 5}")).containsExactly(1.0);
    }

    @Test
    void aCountDividesEvenlyOrByEqualRatios() {
        assertThat(fees("{\"from\": 0.5, \"to\": 3, \"count\": 6}")).containsExactly(0.5, 1.0, 1.5, 2.0, 2.5, 3.0);
        assertThat(fees("{\"from\": 0, \"to\": 1, \"count\": 4, \"scale\": \"linear\"}"))
                .containsExactly(0.0, 0.3333333333333333, 0.6666666666666667, 1.0);
        assertThat(fees("{\"from\": 1, \"to\": 10000, \"count\": 5, \"scale\": \"log\"}"))
                .containsExactly(1.0, 10.0, 100.0, 1000.0, 10000.0);
        assertThat(fees("{\"from\": 0.001, \"to\": 0.004, \"count\": 3, \"scale\": \"log\"}"))
                .containsExactly(0.001, 0.002, 0.004);
    }

    @Test
    void wholeNumbersAreRoundedAndTakenOnce() {
        // 1, 1.58, 2.51, 3.98, 6.31, 10
        assertThat(fees("{\"from\": 1, \"to\": 10, \"count\": 6, \"scale\": \"log\", \"whole\": true}"))
                .containsExactly(1.0, 2.0, 3.0, 4.0, 6.0, 10.0);
        // 1, 1.5, 2, 2.5, 3: a half goes to the even neighbour.
        assertThat(fees("{\"from\": 1, \"to\": 3, \"count\": 5, \"whole\": true}"))
                .containsExactly(1.0, 2.0, 3.0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"fees\": {\"rate\": [0, 0.001]}                                     | fees.rate",
                "\"stop_loss\": [0.05, 0.1]                                           | stop_loss",
                "\"stop_loss\": {\"from\": 0.05, \"to\": 0.1, \"count\": 2}           | stop_loss",
                "\"stop_loss\": {\"atr\": 14, \"multiple\": [2, 3]}                   | stop_loss.multiple",
                "\"stop_loss\": {\"atr\": [10, 14], \"multiple\": 3}                  | stop_loss.atr",
                "\"take_profit\": {\"multiple\": {\"from\": 2, \"to\": 3, \"step\": 1}} | take_profit.multiple",
                "\"slippage\": [0, 0.001]                                             | slippage",
                "\"slippage\": {\"rate\": [0, 0.001]}                                 | slippage",
                "\"slippage\": {\"rate\": 0.1, \"range_share\": [0, 0.1]}             | slippage.range_share",
                "\"sizing\": {\"mode\": \"fraction\", \"value\": [0.5, 1]}            | sizing.value",
                "\"sizing\": {\"mode\": \"volatility_target\", \"value\": 0.1, \"window\": [20, 60]} | sizing.window",
                "\"fill\": {\"mode\": \"limit\", \"price\": \"close\", \"bars\": [1, 2]} | fill.bars",
                "\"financing\": {\"borrow\": [0, 0.01]}                               | financing.borrow",
                "\"leverage\": [1, 2]                                                 | leverage",
                "\"max_bars_held\": [5, 10]                                           | max_bars_held",
                "\"cooldown_bars\": [0, 3]                                            | cooldown_bars"
            })
    void anyNumberOfOrdersOrCostsCanBeSwept(String fields, String path) {
        List<Axis> axes = axes(", " + fields);

        assertThat(axes.stream().map(Axis::path)).containsExactly(path);
        assertThat(axes.getFirst().values()).hasSize(2);
        assertThat(read(with(", " + fields)).trials()).isEqualTo(2);
    }

    @Test
    void aParameterOfOnesOwnRulesMayBeCalledFrom() {
        SweepRequest request = read("""
                {"symbol": "AAPL", "entry_rule": "sma(close, from) > sma(close, to)",
                 "params": {"from": [2, 3], "to": 20}}""").request();

        assertThat(request.grid().axes()).containsExactly(Axis.of("params.from", 2, 3));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                ", \"params\": {\"fasst\": [2, 3]} | params.fasst is not a known field; did you mean 'fast'?",
                ", \"params\": {\"fast\": []} | params.fast must be a list of 1 to 10000 numbers but has 0",
                ", \"params\": {\"fast\": [2, \"3\"]} | params.fast[1] must be a number but was \"3\"",
                ", \"params\": {\"fast\": [2, [3]]} | params.fast[1] must be a number but was [3]",
                ", \"params\": {\"fast\": [2, 3, 2]} | params.fast must have different values but has 2.0 twice",
                ", \"params\": {\"fast\": [1e999]} | params.fast must be a finite number but was Infinity",
                ", \"params\": {\"fast\": [2, 2.5]} | params.fast must be a whole number in [1, 100000] but has 2.5",
                ", \"params\": 3 | params must be an object but was 3",
                ", \"params\": [2, 3] | params must be an object but was [2,3]",
                ", \"capital\": [1000, -5] | capital cannot be -5.0: capital must be in (0, 1000000000000000] but was -5",
                ", \"fees\": {\"rate\": {\"from\": 0.2, \"to\": 0.1, \"step\": 0.1}} | fees.rate.to must be above from (0.2) but was 0.1",
                ", \"fees\": {\"rate\": {\"from\": 0.1, \"to\": 0.1, \"step\": 0.1}} | fees.rate.to must be above from (0.1) but was 0.1",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1}} | fees.rate.step is required, or count",
                ", \"fees\": {\"rate\": {\"from\": 0, \"step\": 0.1}} | fees.rate.to is required",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"step\": 0.1, \"count\": 2}} | fees.rate.step and count exclude each other: keep one",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"count\": 3, \"scale\": \"log\"}} | fees.rate.from must be above 0 on a logarithmic scale but was 0.0",
                ", \"fees\": {\"rate\": {\"from\": 0.1, \"to\": 0.2, \"step\": 0.1, \"scale\": \"log\"}} | fees.rate.scale goes with count, not with step",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"step\": 0}} | fees.rate.step must be in (0, infinity) but was 0",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"count\": 1}} | fees.rate.count must be a whole number in [2, 10000] but was 1",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"count\": 2, \"stp\": 1}} | fees.rate.stp is not a known field; did you mean 'step'?",
                ", \"fees\": {\"rate\": {\"from\": 0, \"to\": 0.1, \"step\": 1e-9}} | fees.rate.step makes more than 10000 values: make it larger",
                ", \"stop_loss\": {\"atr\": 14, \"multiple\": []} | stop_loss.multiple must be a list of 1 to 10000 numbers but has 0",
                ", \"sizing\": {\"mode\": \"all_in\", \"value\": [1, 2]} | sizing.value is not a known field",
                ", \"direction\": [\"long_flat\"] | direction[0] must be a number but was \"long_flat\"",
                ", \"direction\": [1, 2] | direction cannot be swept; what can is params.NAME, capital",
                ", \"risk_free_rate\": [0, 0.1] | risk_free_rate cannot be swept; what can is params.NAME, capital",
                ", \"sample\": {\"count\": [1, 2]} | sample.count cannot be swept; what can is params.NAME, capital",
                ", \"verify\": [\"no_lookahead\"] | verify is not a known field",
                ", \"objective\": \"sharp\" | objective must be one of trades, total_return",
                ", \"keep_curves\": 101 | keep_curves must be a whole number in [0, 100] but was 101",
                ", \"budget_usd\": 0 | budget_usd must be in (0, 1000000] but was 0",
                ", \"sample\": {\"seed\": 1} | sample.count is required: how many trials to draw",
                ", \"sample\": {\"count\": 0} | sample.count must be a whole number in [1, 1000] but was 0",
                ", \"sample\": 5 | sample must be an object but was 5",
                ", \"params\": {\"fast\": [2, 3]}, \"sample\": {\"count\": 3} | sample.count must be at most 2, which is all there are, but was 3",
                ", \"params\": {\"fast\": [2, 3, 30], \"slow\": [20, 50]}, \"where\": \"fast < slow\", \"sample\": {\"count\": 6} | sample.count must be at most 5, which is all there are under where, but was 6",
                ", \"params\": {\"fast\": [2, 3]}, \"where\": \"fast < slow\" | where names slow, which is not swept",
                ", \"params\": {\"fast\": [2, 3]}, \"where\": \"fast > close\" | where must compare parameters, not prices or indicators",
                ", \"params\": {\"fast\": [2, 3]}, \"where\": \"fast >\" | where ",
                ", \"params\": {\"fast\": [2, 3], \"slow\": [9]}, \"where\": \"fast > slow\" | where leaves none of 2 combinations: loosen it",
                ", \"datasets\": [\"minutes\"] | symbols and datasets exclude each other: keep one",
                ", \"start\": \"2030-01-01\" | start must not be after the last bar of AAPL"
            })
    void whatIsWrongIsRefusedOnceWithItsPathAndNumbers(String fields, String violation) {
        assertThat(violations(with(fields))).singleElement().asString().startsWith(violation);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"strategy\": \"ma_crossover\" | symbols is required, unless datasets names series of your own",
                "\"symbols\": [] | symbols must be a list of at least one string but was []",
                "\"symbols\": [3] | symbols must be a list of at least one string but was [3]",
                "\"symbols\": \"AAPL\" | symbols must be a list of at least one string but was \"AAPL\"",
                "\"symbols\": [\"AAPL\", \"AAPL\"] | symbols names 'AAPL' twice",
                "\"symbols\": [\"AAPL\", \"NOSUCH\"] | symbols 'NOSUCH' is not known; GET /api/v1/datasets lists",
                "\"datasets\": [\"nosuch\"] | datasets 'nosuch' is not known; GET /api/v1/datasets lists",
                "\"symbol\": \"AAPL\", \"dataset\": \"minutes\" | symbols and symbol, dataset exclude each other",
                "\"symbols\": [\"AAPL\", \"MINUTES\"] | interval must be 5m, which is what MINUTES holds, but was \"1d\"",
                "\"symbols\": [\"AAPL\"], \"interval\": \"5m\" | interval must be 1d, which is what AAPL holds, but was \"5m\""
            })
    void whatIsWrongWithTheSeriesIsRefusedOnce(String series, String violation) {
        String json =
                series.contains("strategy") ? "{" + series + "}" : "{\"strategy\": \"ma_crossover\", " + series + "}";
        assertThat(violations(json)).singleElement().asString().startsWith(violation);
    }

    @Test
    void tooManyValuesOrSeriesAreRefusedWithTheirNumber() {
        String many = IntStream.range(0, 10_001).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(violations(with(", \"capital\": [" + many + "]")))
                .containsExactly("capital must be a list of 1 to 10000 numbers but has 10001");
        String names =
                IntStream.range(0, 501).mapToObj(name -> "\"S" + name + "\"").collect(Collectors.joining(","));
        assertThat(violations("{\"symbols\": [" + names + "], \"strategy\": \"ma_crossover\"}"))
                .containsExactly("symbols may name 500 series but names 501");
    }

    @Test
    void moreTrialsThanTheLimitAreRefusedWithTheSizesAndWhatWhereLeaves() {
        String grid = ", \"params\": {\"fast\": {\"from\": 1, \"to\": 40, \"step\": 1},"
                + " \"slow\": {\"from\": 1, \"to\": 30, \"step\": 1}}";
        assertThat(violations(with(grid)))
                .containsExactly("params make 1,200 trials (40 of params.fast x 30 of params.slow); at most 1,000 can"
                        + " run: use fewer values, a tighter where, or sample");
        // 29 + 28 + ... + 1 = 435 have fast < slow: enough for one series, but not for three.
        assertThat(read(with(grid + ", \"where\": \"fast < slow\"")).trials()).isEqualTo(435);
        assertThat(violations(with(grid + ", \"where\": \"fast < slow\"")
                        .replace("\"AAPL\"", "\"AAPL\", \"SP500\", \"THIRD\"")))
                .containsExactly("params make 3,600 trials (3 series x 40 of params.fast x 30 of params.slow), of which"
                        + " where leaves 1,305; at most 1,000 can run: use fewer values, a tighter where, or sample");
        assertThat(read(with(grid + ", \"sample\": {\"count\": 1000}")).trials())
                .isEqualTo(1_000);
    }

    @Test
    void aGridThatWouldTakeLongerToCountThanToRunIsRefused() {
        String grid = ", \"params\": {\"fast\": {\"from\": 1, \"to\": 400, \"step\": 1},"
                + " \"slow\": {\"from\": 1, \"to\": 300, \"step\": 1}}";
        // Above a hundred times the limit, whatever where leaves.
        assertThat(violations(with(grid + ", \"where\": \"fast == slow\"")))
                .containsExactly("params make 120,000 trials (400 of params.fast x 300 of params.slow); at most 1,000"
                        + " can run: use fewer values, or sample");
        assertThat(read(with(grid + ", \"where\": \"fast == slow\", \"sample\": {\"count\": 300}"))
                        .trials())
                .isEqualTo(300);
        String large = grid.replace("400", "4000").replace("300", "3000");
        assertThat(violations(with(large + ", \"where\": \"fast == slow\", \"sample\": {\"count\": 300}")))
                .containsExactly("where compares parameters that have 12,000,000 combinations; at most 10,000,000 can"
                        + " be checked: use fewer values");
    }

    @Test
    void everythingThatIsWrongIsSaidAtOnce() {
        assertThat(violations("""
                {"symbols": ["AAPL", "NOSUCH"], "strategy": "ma_crossover", "objective": "best", "keep_curve": 1,
                 "params": {"fast": [], "slow": [5, "x"], "mid": [1, 2]}, "fees": {"rate": 2, "fixed": [1, 1]},
                 "stop_loss": {"atr": 14, "multiple": {"from": 3, "to": 1, "step": 1}}, "where": "fast <"}"""))
                .hasSize(10)
                .anyMatch(each -> each.startsWith("params.fast must be a list"))
                .anyMatch(each -> each.startsWith("params.slow[1] must be a number"))
                .anyMatch(each -> each.startsWith("params.mid is not a known field"))
                .anyMatch(each -> each.startsWith("fees.rate must be in [0, 1) but was 2"))
                .anyMatch(each -> each.startsWith("fees.fixed must have different values"))
                .anyMatch(each -> each.startsWith("stop_loss.multiple.to must be above from (3.0) but was 1.0"))
                .anyMatch(each -> each.startsWith("symbols 'NOSUCH' is not known"))
                .anyMatch(each -> each.startsWith("objective must be one of"))
                .anyMatch(each -> each.startsWith("keep_curve is not a known field; did you mean 'keep_curves'"))
                .anyMatch(each -> each.startsWith("where "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "[]", "3", "{\"a\":"})
    void aBodyThatIsNoJsonObjectIsMalformed(String json) {
        assertThat(catchThrowableOfType(MalformedRequestException.class, () -> read(json)))
                .isNotNull();
    }

    @Test
    void aStoredRequestIsReadWithoutALimit() {
        String json = with(", \"params\": {\"fast\": {\"from\": 1, \"to\": 40, \"step\": 1},"
                + " \"slow\": {\"from\": 1, \"to\": 30, \"step\": 1}}");

        assertThat(SweepRequestReader.stored(json, SweepRequestReaderTest::lookup)
                        .grid()
                        .trials())
                .isEqualTo(1_200);
    }
}
