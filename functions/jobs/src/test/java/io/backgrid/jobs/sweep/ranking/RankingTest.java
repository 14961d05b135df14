package io.backgrid.jobs.sweep.ranking;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.TrialCounts;
import io.backgrid.jobs.sweep.TrialLayout;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class RankingTest {
    /// 2 symbols of 3 x 4 x 1 trials.
    private static final TrialLayout SMALL = new TrialLayout(
            List.of("A", "B"),
            List.of(Axis.of("params.x", 1, 2, 3), Axis.of("params.y", 1, 2, 3, 4), Axis.of("capital", 100)));

    private final long seed = new SecureRandom().nextLong();
    private final Random random = new Random(seed);

    private static TrialLayout line(int trials) {
        return new TrialLayout(
                List.of("A"),
                List.of(Axis.of(
                        "params.x", IntStream.range(0, trials).asDoubleStream().toArray())));
    }

    private TrialRows any(int trials) {
        return SomeRows.of(random, LongStream.range(0, trials).toArray());
    }

    private static Ranking ranked(Ranking ranking, List<TrialRows> pieces) {
        do {
            pieces.forEach(ranking::add);
        } while (!ranking.isDone());
        return ranking;
    }

    private static Ranking ranked(TrialLayout layout, TrialRows rows) {
        return ranked(new Ranking(layout, rows.size()), List.of(rows));
    }

    private static double[] sorted(TrialRows rows, TrialMetric metric) {
        return IntStream.range(0, rows.size())
                .mapToDouble(row -> rows.number(metric, row))
                .filter(value -> !Double.isNaN(value))
                .sorted()
                .toArray();
    }

    @Test
    void quantilesAreValuesThatOccurAtTheSharesOfTheWayRoundedDown() {
        TrialRows rows = TrialRows.withoutBlocks(LongStream.range(0, 11).toArray());
        for (int row = 0; row < 11; row++) {
            rows.put(TrialMetric.SHARPE, row, 10 - row);
            rows.finish(row, TrialStatus.RAN);
        }

        // Of 0, 1, ... 10: the places 0, 0.5, 2.5, 5, 7.5, 9.5 and 10, rounded down.
        assertThat(ranked(line(11), rows).quantiles().get(TrialMetric.SHARPE))
                .isEqualTo(new Quantiles(11, List.of(0.0, 0.0, 2.0, 5.0, 7.0, 9.0, 10.0)));
    }

    @Test
    void quantilesOfAnyRowsAreThoseOfASort() {
        for (int trials : List.of(1, 2, 3, 100, 1_000, 5_000)) {
            TrialRows rows = any(trials);
            Ranking ranking = ranked(line(trials), rows);
            for (TrialMetric metric : TrialMetric.values()) {
                double[] values = sorted(rows, metric);
                List<Double> expected = Quantiles.SHARES.stream()
                        .filter(_ -> values.length > 0)
                        .map(share -> values[(int) (share * (values.length - 1))])
                        .toList();
                assertThat(ranking.quantiles().get(metric))
                        .as("seed %d, %d trials, %s", seed, trials, metric)
                        .isEqualTo(new Quantiles(values.length, expected));
            }
        }
    }

    @Test
    void severalPassesWithFewValuesHeldSayTheSameAsOne() {
        TrialRows rows = any(500);
        Ranking once = ranked(line(500), rows);
        // Three metrics at once are six passes over 16; one at once are 16.
        for (long held : List.of(1L, 1_500L, 8_000L)) {
            Ranking ranking = ranked(new Ranking(line(500), 500, held), SomeRows.pieces(rows, 77));

            assertThat(ranking.quantiles()).as("seed %d", seed).isEqualTo(once.quantiles());
            assertThat(ranking.counts()).isEqualTo(once.counts());
            assertThat(ranking.sha256()).isEqualTo(once.sha256());
            assertThat(trials(ranking.index())).isEqualTo(trials(once.index()));
        }
        Ranking three = new Ranking(line(500), 500, 1_500);
        int passes = 0;
        do {
            three.add(rows);
            passes++;
        } while (!three.isDone());
        assertThat(passes).isEqualTo(6);
    }

    @Test
    void trialsAreCountedByWhatBecameOfThem() {
        TrialRows rows = TrialRows.withoutBlocks(LongStream.range(0, 7).toArray());
        List<TrialStatus> outcomes = List.of(
                TrialStatus.RAN,
                TrialStatus.RAN,
                TrialStatus.RAN,
                TrialStatus.INVALID,
                TrialStatus.TOO_FEW_BARS,
                TrialStatus.TOO_FEW_BARS,
                TrialStatus.OVERFLOW);
        for (int row = 0; row < 7; row++) {
            // 0 is no profit, and a row that did not run has none.
            rows.put(TrialMetric.TOTAL_RETURN, row, row == 0 ? 0 : 0.1);
            rows.finish(row, outcomes.get(row));
        }

        TrialCounts counts = ranked(line(7), rows).counts();
        assertThat(counts).isEqualTo(new TrialCounts(3, 1, 2, 1, 2));
        assertThat(counts.tried()).isEqualTo(7);
    }

    @Test
    void theHashIsThatOfTheStatedBytes() {
        TrialRows rows = TrialRows.withoutBlocks(new long[] {7, 9});
        for (TrialMetric metric : TrialMetric.values()) {
            rows.put(metric, 0, 1.5 * (1 + List.of(TrialMetric.values()).indexOf(metric)));
        }
        rows.putUndefined(TrialMetric.SORTINO, 0, Undefined.NO_RETURN_BELOW_MAR);
        rows.finish(0, TrialStatus.RAN);
        rows.finish(1, TrialStatus.TOO_FEW_BARS);
        RowDigest digest = new RowDigest();
        digest.add(rows);

        // Python: h = pack('>q', 7) + b'ran\0', then pack('>d', 1.5 * (i + 1)) for i in range(16), but for i == 6
        // pack('>Q', 0x7ff8000000000000) + b'no_return_below_mar\0'; then pack('>q', 9) + b'too_few_bars\0'; SHA-256.
        assertThat(digest.sha256()).isEqualTo("9b72360d861199d5f4410b02930671be8bead40f7cf7741b4ed4c84e6311dd2a");
    }

    @Test
    void theHashDoesNotDependOnHowManyRowsComeAtATime() {
        TrialRows rows = any(3_000);
        String whole = ranked(line(3_000), rows).sha256();
        for (int most : List.of(1, 7, 1_000)) {
            assertThat(ranked(new Ranking(line(3_000), 3_000), SomeRows.pieces(rows, most))
                            .sha256())
                    .as("seed %d", seed)
                    .isEqualTo(whole);
        }
    }

    private static List<Integer> order(TrialRows rows, TrialMetric metric, boolean descending) {
        return IntStream.range(0, rows.size())
                .filter(row -> !Double.isNaN(rows.number(metric, row)))
                .boxed()
                .sorted((left, right) -> {
                    double first = rows.number(metric, left);
                    double second = rows.number(metric, right);
                    int by = descending ? Double.compare(second, first) : Double.compare(first, second);
                    return by == 0 ? Long.compare(rows.trial(left), rows.trial(right)) : by;
                })
                .toList();
    }

    private static List<Long> trials(TrialRows rows) {
        return IntStream.range(0, rows.size()).mapToObj(rows::trial).toList();
    }

    @Test
    void ofManyRowsTheIndexHasBothEndsOfEachMetricHoweverTheyCome() {
        int trials = TopRows.ALL + 12_345;
        TrialRows rows = any(trials);
        Set<Long> expected = new TreeSet<>();
        for (TrialMetric metric : TrialMetric.values()) {
            for (boolean descending : List.of(true, false)) {
                order(rows, metric, descending).stream()
                        .limit(TopRows.RANKED)
                        .map(rows::trial)
                        .forEach(expected::add);
            }
        }

        for (int most : List.of(trials, 9_001)) {
            TopRows top = new TopRows();
            SomeRows.pieces(rows, most).forEach(top::add);
            assertThat(trials(top.rows()))
                    .as("seed %d, %d at a time", seed, most)
                    .containsExactlyElementsOf(expected);
        }
        assertThat(expected).hasSizeLessThanOrEqualTo(TopRows.ALL);
    }

    @Test
    void ofFewRowsAllAreKept() {
        TopRows top = new TopRows();
        TrialRows rows = any(1_500);
        SomeRows.pieces(rows, 400).forEach(top::add);

        assertThat(trials(top.rows())).isEqualTo(trials(rows));
        for (TrialMetric metric : TrialMetric.values()) {
            assertThat(sorted(top.rows(), metric)).isEqualTo(sorted(rows, metric));
        }
    }

    @Test
    void theBestAreTheLargestExceptWhereLessIsBetterAndEqualOnesComeByNumber() {
        TrialRows rows = TrialRows.withoutBlocks(new long[] {10, 11, 12, 13, 14});
        double[] values = {0.3, 0.5, 0.1, 0.5, 0.2};
        for (int row = 0; row < 5; row++) {
            rows.put(TrialMetric.SHARPE, row, values[row]);
            rows.put(TrialMetric.VOLATILITY, row, values[row]);
            rows.put(TrialMetric.MAX_DRAWDOWN, row, -values[row]);
            rows.finish(row, TrialStatus.RAN);
        }
        rows.putUndefined(TrialMetric.SHARPE, 2, Undefined.ZERO_VARIANCE);
        Ranking ranking = ranked(line(20), rows);

        assertThat(ranking.best(TrialMetric.SHARPE, 3)).containsExactly(11L, 13L, 10L);
        // A trial without a value has no rank.
        assertThat(ranking.best(TrialMetric.SHARPE, 9)).containsExactly(11L, 13L, 10L, 14L);
        assertThat(ranking.best(TrialMetric.VOLATILITY, 2)).containsExactly(12L, 14L);
        // A drawdown of -0.1 is better than one of -0.5.
        assertThat(ranking.best(TrialMetric.MAX_DRAWDOWN, 2)).containsExactly(12L, 14L);
    }

    private static double best(TrialRows rows, TrialLayout layout, TrialMetric metric, int x, int y) {
        DoubleStream values = IntStream.range(0, rows.size())
                .filter(row -> layout.place(0, rows.trial(row)) == x && layout.place(1, rows.trial(row)) == y)
                .mapToDouble(row -> rows.number(metric, row))
                .filter(value -> !Double.isNaN(value));
        return (metric.lowerIsBetter() ? values.min() : values.max()).orElse(Double.NaN);
    }

    @Test
    void aHeatMapHasTheBestOverAllElseForEachPairOfAxesThatVary() {
        for (int round = 0; round < 50; round++) {
            TrialRows rows = any((int) SMALL.trials());
            List<HeatMap> maps = ranked(new Ranking(SMALL, rows.size()), SomeRows.pieces(rows, 5))
                    .heatMaps();

            // The capital has one value only.
            assertThat(maps).hasSize(1);
            HeatMap map = maps.getFirst();
            assertThat(List.of(map.x(), map.y(), map.width(), map.height())).containsExactly(0, 1, 3, 4);
            for (TrialMetric metric : TrialMetric.values()) {
                for (int cell = 0; cell < 12; cell++) {
                    assertThat(map.best(metric, cell % 3, cell / 3))
                            .as("seed %d, %s, cell %d", seed, metric, cell)
                            .isEqualTo(Double.valueOf(best(rows, SMALL, metric, cell % 3, cell / 3)));
                }
            }
        }
    }

    @Test
    void heatMapsThatNobodyCouldReadAreNotDrawn() {
        double[] many = IntStream.range(0, 201).asDoubleStream().toArray();
        TrialLayout large = new TrialLayout(
                List.of("A"), List.of(Axis.of("params.x", many), Axis.of("params.y", many), Axis.of("params.z", 1, 2)));
        // 201 x 201 are 40,401 cells, above 40,000.
        assertThat(new HeatMaps(large).maps().stream().map(map -> map.x() + "-" + map.y()))
                .containsExactly("0-2", "1-2");

        List<Axis> six = IntStream.range(0, 6)
                .mapToObj(axis -> Axis.of("params.p" + axis, 1, 2))
                .toList();
        // Of 15 pairs the first ten.
        assertThat(new HeatMaps(new TrialLayout(List.of("A"), six)).maps()).hasSize(HeatMaps.MOST_MAPS);
    }

    @Test
    void rowsWithoutAnyValueHaveEmptyQuantilesAndMaps() {
        TrialRows rows = TrialRows.withoutBlocks(new long[] {0, 1});
        rows.finish(0, TrialStatus.INVALID);
        rows.finish(1, TrialStatus.INVALID);
        Ranking ranking = ranked(SMALL, rows);

        assertThat(ranking.quantiles().values()).allMatch(new Quantiles(0, List.of())::equals);
        assertThat(ranking.best(TrialMetric.SHARPE, 5)).isEmpty();
        assertThat(Arrays.stream(ranking.heatMaps().getFirst().best()).flatMapToDouble(Arrays::stream))
                .allMatch(value -> Double.isNaN(value));
    }
}
