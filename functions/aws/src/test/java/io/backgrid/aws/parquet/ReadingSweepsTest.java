package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.sweep.TrialLayout;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Runs the SQL of `docs/reading-sweeps.md` as it stands there and compares it with the rows that were written.
class ReadingSweepsTest {
    /// 2 symbols of 4 x 5 x 2 trials, without those whose fast window is not the smaller one.
    private static final List<Axis> AXES = List.of(
            Axis.of("params.fast", 2, 4, 8, 300),
            Axis.of("params.slow", 4, 6, 10, 15, 400),
            Axis.of("stop_loss", 0.02, 0.1));

    private static final TrialLayout LAYOUT = new TrialLayout(List.of("AAPL", "SP500"), AXES);
    private static final List<Row> ROWS = new ArrayList<>();

    @TempDir
    static Path parts;

    /// A row that was written.
    private record Row(long trial, OptionalDouble sharpe, OptionalDouble totalReturn, String undefined) {
        double value(int axis) {
            return LAYOUT.value(axis, trial);
        }
    }

    @BeforeAll
    static void write() throws IOException {
        Strategy strategy = Strategy.longWhile(
                Rule.parse("sma(close, fast) > sma(close, slow)"), Map.of("fast", 2.0, "slow", 10.0));
        BacktestSpec base = BacktestSpec.builder(strategy, new MetricBasis(252, 0, 0))
                .exits(ExitOrders.NONE.withStopLoss(new Distance.Fraction(0.1)))
                .build();
        SweepSpec spec = new SweepSpec(base, AXES, Optional.of(Rule.parse("fast < slow")));
        for (int symbol = 0; symbol < 2; symbol++) {
            TrialRows rows = Sweep.of(spec, Fixtures.bars(200, Interval.ONE_DAY, symbol))
                    .rows(0, spec.trials(), RowDetail.WHOLE);
            TrialsWriter writer = new TrialsWriter(LAYOUT);
            writer.add(rows, symbol * spec.trials());
            Files.write(parts.resolve(symbol + ".parquet"), writer.finish(Map.of()));
            for (int row = 0; row < rows.size(); row++) {
                if (rows.status(row) != TrialStatus.EXCLUDED) {
                    ROWS.add(new Row(
                            symbol * spec.trials() + row,
                            rows.value(TrialMetric.SHARPE, row),
                            rows.value(TrialMetric.TOTAL_RETURN, row),
                            rows.status(row).wireName() + " " + Reasons.of(rows, row)));
                }
            }
        }
    }

    @Test
    void theBestTenByRatioAndThenByNumber() throws IOException {
        List<Long> expected = ROWS.stream()
                .filter(row -> row.sharpe().isPresent())
                .sorted(Comparator.comparingDouble((Row row) -> -row.sharpe().getAsDouble())
                        .thenComparingLong(Row::trial))
                .limit(10)
                .map(Row::trial)
                .toList();

        List<List<@Nullable Object>> best = run("LIMIT 10");

        assertThat(best).extracting(List::getFirst).isEqualTo(expected);
        long first = expected.getFirst();
        assertThat(best.getFirst().subList(1, 5))
                .containsExactly(
                        LAYOUT.symbols().get(LAYOUT.symbol(first)),
                        LAYOUT.value(0, first),
                        LAYOUT.value(1, first),
                        LAYOUT.value(2, first));
    }

    @Test
    void theHeatMapHasTheBestOfEverythingElse() throws IOException {
        List<List<@Nullable Object>> map = run("PIVOT");

        // Columns are fast, then slow 10, 15, 4, 400, 6: by their text.
        int[] slow = {2, 3, 0, 4, 1};
        assertThat(map).hasSize(4);
        for (int fast = 0; fast < 4; fast++) {
            assertThat(map.get(fast).getFirst()).isEqualTo(AXES.get(0).values().get(fast));
            for (int column = 0; column < slow.length; column++) {
                assertThat(map.get(fast).get(column + 1)).isEqualTo(best(fast, slow[column]));
            }
        }
    }

    private static @Nullable Double best(int fast, int slow) {
        OptionalDouble best = ROWS.stream()
                .filter(row -> row.value(0) == AXES.get(0).values().get(fast)
                        && row.value(1) == AXES.get(1).values().get(slow))
                .flatMapToDouble(row -> row.sharpe().stream())
                .max();
        return best.isPresent() ? best.getAsDouble() : null;
    }

    @Test
    void quantilesLeaveOutWhatIsUndefined() throws IOException {
        double[] sorted = ROWS.stream()
                .flatMapToDouble(row -> row.sharpe().stream())
                .sorted()
                .toArray();

        List<List<@Nullable Object>> quantiles = run("quantile_cont");

        double[] wanted = {0.05, 0.25, 0.5, 0.75, 0.95};
        assertThat(quantiles).hasSize(wanted.length);
        for (int row = 0; row < wanted.length; row++) {
            double place = wanted[row] * (sorted.length - 1);
            int below = (int) place;
            double above = sorted[Math.min(below + 1, sorted.length - 1)];
            double expected = sorted[below] + (place - below) * (above - sorted[below]);
            assertThat(number(quantiles.get(row).get(0))).isEqualTo(wanted[row]);
            assertThat(number(quantiles.get(row).get(1))).isCloseTo(expected, within(1e-12));
        }
    }

    @Test
    void theShareOfProfitableTrialsIsOfThoseThatRan() throws IOException {
        List<List<@Nullable Object>> shares = run("profitable");

        assertThat(shares).hasSize(2);
        for (int symbol = 0; symbol < 2; symbol++) {
            int wanted = symbol;
            double[] returns = ROWS.stream()
                    .filter(row -> LAYOUT.symbol(row.trial()) == wanted)
                    .flatMapToDouble(row -> row.totalReturn().stream())
                    .toArray();
            double expected =
                    (double) DoubleStream.of(returns).filter(value -> value > 0).count() / returns.length;
            assertThat(shares.get(symbol)).containsExactly(LAYOUT.symbols().get(symbol), expected);
        }
    }

    @Test
    void everyReasonForAMissingMetricIsCounted() throws IOException {
        List<List<@Nullable Object>> reasons = run("GROUP BY ALL");

        // A window of 400 bars does not fit into 200.
        assertThat(reasons).anyMatch(row -> "too_few_bars".equals(row.getFirst()));
        for (List<@Nullable Object> row : reasons) {
            String text = row.get(0) + " " + (row.get(1) == null ? "" : row.get(1));
            assertThat(row.get(2)).as(text).isEqualTo(count(text::equals));
        }
        assertThat(reasons.stream().mapToDouble(row -> number(row.get(2))).sum())
                .isEqualTo((double) count(text -> !text.equals("ran ")));
    }

    private static long count(Predicate<String> undefined) {
        return ROWS.stream().filter(row -> undefined.test(row.undefined())).count();
    }

    private static double number(@Nullable Object value) {
        return value instanceof Number number ? number.doubleValue() : Double.NaN;
    }

    /// The answer to the query of the page that contains a text.
    private static List<List<@Nullable Object>> run(String part) throws IOException {
        String page = Files.readString(Path.of("../../docs/reading-sweeps.md"));
        List<String> queries = Pattern.compile("```sql\n(.*?)```", Pattern.DOTALL)
                .matcher(page)
                .results()
                .map(match -> match.group(1))
                .filter(query -> query.contains(part))
                .toList();
        assertThat(queries).as(part).hasSize(1);
        return DuckDb.query(queries.getFirst().replace("parts/", parts + "/"));
    }
}
