package io.backgrid.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.TrialCounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SweepItemTest {
    private static final Instant NOW = Fixtures.NOW;
    private static final ManifestRef MANIFEST = new ManifestRef("ab".repeat(32), 3);
    private static final SweepProgress DONE = new SweepProgress(3, 1, 1L << 40, 0.1 + 0.2, 1L << 41);
    private static final Sweep QUEUED = Fixtures.sweep(List.of(series("first"), series("second")), NOW);
    private static final Sweep RUNNING = QUEUED.planned(MANIFEST, NOW.plusNanos(1));

    private static Dataset series(String name) {
        return Fixtures.dataset(name, Fixtures.bars(60, Interval.ONE_DAY, 1), Interval.ONE_DAY);
    }

    static Stream<Sweep> everyState() {
        return Stream.of(
                QUEUED,
                QUEUED.sentAgain(NOW.plusSeconds(600)),
                RUNNING,
                RUNNING.sentAgain(NOW.plusSeconds(600)),
                RUNNING.completed(completion(quantiles(), List.of(3L, 1L << 40), maps())),
                RUNNING.completed(completion(new EnumMap<>(TrialMetric.class), List.of(), List.of())),
                RUNNING.failed(new JobFailure("trial_failed", "leave \"fast=3\" out \u2603"), DONE, NOW),
                QUEUED.cancelled(SweepProgress.NONE, NOW));
    }

    private static SweepCompletion completion(
            Map<TrialMetric, Quantiles> quantiles, List<Long> best, List<HeatMapRef> maps) {
        return new SweepCompletion(
                NOW,
                NOW.plusMillis(7),
                DONE,
                MANIFEST,
                new TrialCounts(1, 2, 3, 4, 5),
                quantiles,
                best,
                "cd".repeat(32),
                maps,
                "ef".repeat(32),
                "0.1.0");
    }

    private static Map<TrialMetric, Quantiles> quantiles() {
        Map<TrialMetric, Quantiles> all = new EnumMap<>(TrialMetric.class);
        all.put(TrialMetric.TRADES, new Quantiles(7, List.of(0.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0)));
        all.put(TrialMetric.SORTINO, new Quantiles(0, List.of()));
        return all;
    }

    private static List<HeatMapRef> maps() {
        return List.of(new HeatMapRef(0, 1, "01".repeat(32)), new HeatMapRef(0, 2, "02".repeat(32)));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aSweepInEveryStateIsReadBackAsItWas(Sweep sweep) {
        assertThat(read(SweepItem.write(sweep, "w"))).isEqualTo(sweep);
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void onlyOpenSweepsAreInTheOpenIndex(Sweep sweep) {
        Map<String, AttributeValue> item = SweepItem.write(sweep, "w");

        assertThat(item.containsKey("open_shard")).isEqualTo(!sweep.isFinal());
        assertThat(item.containsKey("open_since")).isEqualTo(!sweep.isFinal());
    }

    @Test
    void quantilesKeepEveryBit() {
        long seed = 20_261_126;
        Random random = new Random(seed);
        for (int round = 0; round < 1_000; round++) {
            List<Double> values = IntStream.range(0, 7)
                    .mapToObj(_ -> Double.longBitsToDouble(random.nextLong()))
                    .map(value -> Double.isFinite(value) ? value : -0.0)
                    .toList();
            Map<TrialMetric, Quantiles> quantiles = Map.of(TrialMetric.SHARPE, new Quantiles(9, values));
            Sweep sweep = RUNNING.completed(completion(quantiles, List.of(), List.of()));

            assertThat(read(SweepItem.write(sweep, "w")))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(sweep);
        }
    }

    @Test
    void aParameterKeepsItsPlaceAsItDecidesTheNumbersOfTrials() {
        Sweep read = read(SweepItem.write(QUEUED, "w"));

        assertThat(read.request().grid().axes())
                .isEqualTo(QUEUED.request().grid().axes());
        assertThat(read.request().grid().axes().getFirst().path()).isEqualTo("params.slow");
    }

    @Test
    void theLargestSweepFitsIntoAnItem() {
        List<Dataset> most = IntStream.range(0, 500)
                .mapToObj(series -> "series-%03d".formatted(series))
                .map(SweepItemTest::series)
                .toList();
        Map<String, AttributeValue> item = SweepItem.write(Fixtures.sweep(most, NOW), "w");
        // DynamoDB counts names and values in UTF-8, and 3 bytes for a group or list and 1 for each of its elements.
        long bytes = bytes(AttributeValue.fromM(item));
        // 10,000 values such as 0.123456789012 with a comma are 150,000 bytes more.
        assertThat(bytes + 150_000).isLessThan(400 << 10);
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> value.s().length();
            case N -> 21;
            case M ->
                3
                        + value.m().entrySet().stream()
                                .mapToLong(each -> 1 + each.getKey().length() + bytes(each.getValue()))
                                .sum();
            case L -> 3 + value.l().stream().mapToLong(each -> 1 + bytes(each)).sum();
            case SS, NS, BS, B, BOOL, NUL, UNKNOWN_TO_SDK_VERSION -> throw new AssertionError(value.type());
        };
    }

    @Test
    void anItemOfALaterVersionIsRefusedInWords() {
        Map<String, AttributeValue> item = new HashMap<>(SweepItem.write(QUEUED, "w"));
        item.put("v", AttributeValue.fromN("2"));

        assertThatThrownBy(() -> read(item))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "item T#local SWEEP#" + Fixtures.SWEEP.id() + " has version 2 but this software reads 1 to 1:"
                                + " deploy the newer release to all functions");
    }

    @Test
    void whatIsMissingIsNamed() {
        Map<String, AttributeValue> item = new HashMap<>(SweepItem.write(QUEUED, "w"));
        item.remove("trials");

        assertThatThrownBy(() -> read(item)).hasMessageEndingWith("lacks the attribute 'trials'");
    }

    private static Sweep read(Map<String, AttributeValue> item) {
        return SweepItem.read(item, new RecentRequests());
    }
}
