package io.backgrid.jobs.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.request.SweepRequestReader;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartAddressTest {
    private static final String BARS = "a".repeat(64);
    private static final String REQUEST = """
            {"datasets": ["a", "b"], "strategy": "ma_crossover", "start": "2020-01-01",
             "params": {"fast": [2, 3, 4, 5], "slow": [10, 20, 30]}, "fees": {"rate": 0.001}, "keep_curves": 1}""";

    private static Optional<Dataset> lookup(DataChoice choice) {
        return Optional.of(new Dataset(
                choice.name(),
                Dataset.Source.UPLOAD,
                Interval.ONE_DAY,
                1_000,
                Instant.parse("2019-01-01T00:00:00Z"),
                Instant.parse("2023-01-01T00:00:00Z"),
                BARS,
                Instant.EPOCH));
    }

    private static SweepRequest request(String json) {
        return SweepRequestReader.read(json, PartAddressTest::lookup, 1_000).request();
    }

    private static PartAddress address(String json, long from, long to) {
        return PartAddress.of(request(json), new Shard(0, from, to), _ -> BARS);
    }

    /// Of the second value of fast in the first series.
    private static PartAddress address(String json) {
        return address(json, 3, 6);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"keep_curves\": 1      | \"keep_curves\": 5",
                "\"keep_curves\": 1      | \"objective\": \"cagr\"",
                "\"keep_curves\": 1      | \"budget_usd\": 2",
                // What the dates select is said by the hash of the bars.
                "\"start\": \"2020-01-01\" | \"end\": \"2022-01-01\"",
                "\"a\", \"b\"            | \"a\"",
                "[2, 3, 4, 5]            | [2, 3]",
                "[2, 3, 4, 5]            | [9, 3, 4, 5, 6]",
                "[10, 20, 30]            | {\"from\": 10, \"to\": 30, \"step\": 10}",
                "{\"rate\": 0.001}       | {\"fixed\": 0, \"rate\": 1e-3}",
                "\"keep_curves\": 1      | \"capital\": 100000"
            })
    void whatDoesNotDecideTheRowsDoesNotChangeTheAddress(String what, String other) {
        assertThat(REQUEST).contains(what);
        assertThat(address(REQUEST.replace(what, other))).isEqualTo(address(REQUEST));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"a\", \"b\"       | \"b\", \"a\"",
                "[2, 3, 4, 5]       | [2, 4, 3, 5]",
                "[10, 20, 30]       | [10, 20, 40]",
                "[10, 20, 30]       | [20, 10, 30]",
                "{\"rate\": 0.001}  | {\"rate\": 0.002}",
                "\"keep_curves\": 1 | \"where\": \"fast < slow\"",
                "\"keep_curves\": 1 | \"sample\": {\"count\": 5, \"seed\": 1}",
                "\"keep_curves\": 1 | \"direction\": \"long_short\"",
                "\"keep_curves\": 1 | \"periods_per_year\": 365",
                "\"keep_curves\": 1 | \"minimum_acceptable_return\": 0.01",
                "\"keep_curves\": 1 | \"leverage\": 2",
                "\"keep_curves\": 1 | \"stop_loss\": 0.1",
                "\"keep_curves\": 1 | \"capital\": 1000",
                "\"ma_crossover\"   | \"ema_crossover\""
            })
    void whatDecidesTheRowsChangesTheAddress(String what, String other) {
        assertThat(REQUEST).contains(what);
        assertThat(address(REQUEST.replace(what, other))).isNotEqualTo(address(REQUEST));
    }

    @Test
    void otherNumbersAndOtherBarsChangeTheAddress() {
        PartAddress usual = address(REQUEST);
        assertThat(address(REQUEST, 3, 5)).isNotEqualTo(usual);
        assertThat(address(REQUEST, 0, 3)).isNotEqualTo(usual);
        assertThat(address(REQUEST, 3 + 12, 6 + 12)).isNotEqualTo(usual);
        assertThat(PartAddress.of(request(REQUEST), new Shard(0, 3, 6), _ -> "b".repeat(64)))
                .isNotEqualTo(usual);
        String turned = REQUEST.replace(
                "\"fast\": [2, 3, 4, 5], \"slow\": [10, 20, 30]", "\"slow\": [10, 20, 30], \"fast\": [2, 3, 4, 5]");
        assertThat(address(turned, 0, 12)).isNotEqualTo(address(REQUEST, 0, 12));
        // The number of the shard says nothing about what is in it.
        assertThat(PartAddress.of(request(REQUEST), new Shard(7, 3, 6), _ -> BARS))
                .isEqualTo(usual);
    }

    @Test
    void aShardOverSeveralSeriesDependsOnTheBarsOfAll() {
        PartAddress both = address(REQUEST, 0, 24);

        assertThat(PartAddress.of(request(REQUEST), new Shard(0, 0, 24), series -> series == 0 ? BARS : "b".repeat(64)))
                .isNotEqualTo(both);
        assertThat(address(REQUEST.replace("\"b\"", "\"c\""), 0, 24)).isNotEqualTo(both);
    }

    @Test
    void whichTrialsASampleDrawsDependsOnTheWholeGridAndOnSeedAndCount() {
        String sampled = REQUEST.replace("\"keep_curves\": 1", "\"sample\": {\"count\": 5, \"seed\": 1}");
        PartAddress usual = address(sampled);

        assertThat(address(sampled.replace("[2, 3, 4, 5]", "[2, 3, 4]"))).isNotEqualTo(usual);
        assertThat(address(sampled.replace("\"seed\": 1", "\"seed\": 2"))).isNotEqualTo(usual);
        assertThat(address(sampled.replace("\"count\": 5", "\"count\": 6"))).isNotEqualTo(usual);
        assertThat(address(sampled.replace("\"a\", \"b\"", "\"a\""))).isNotEqualTo(usual);
        assertThat(address(sampled)).isEqualTo(usual);
    }

    @Test
    void theNameOfASeriesIsPartOfIt() {
        assertThat(request(REQUEST).data())
                .containsExactly(
                        new DataChoice.Upload(new DatasetName("a")), new DataChoice.Upload(new DatasetName("b")));
    }
}
