package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrialsFileTest {
    private static final long SYMBOL = AnyTrials.LAYOUT.trialsPerSymbol();

    @ParameterizedTest
    @ValueSource(ints = {1, 1000, 150_000})
    void whatWasWrittenIsReadBackBitForBitWithoutWhatIsExcluded(int count) {
        TrialRows rows = AnyTrials.rows(count, 7, 3);

        TrialRows read = TrialsFile.read(write(rows, SYMBOL));

        int next = 0;
        for (int row = 0; row < count; row++) {
            if (rows.status(row) != TrialStatus.EXCLUDED) {
                assertThat(read.trial(next)).isEqualTo(SYMBOL + 7 + row);
                AnyTrials.requireSame(read, next, rows, row);
                next++;
            }
        }
        assertThat(read.size()).isEqualTo(next);
    }

    @Test
    void aForeignReaderSeesEveryColumn() {
        TrialRows rows = one(TrialStatus.RAN);
        for (TrialMetric metric : TrialMetric.values()) {
            rows.put(metric, 0, 0.25);
        }
        rows.putUndefined(TrialMetric.SORTINO, 0, Undefined.NO_RETURN_BELOW_MAR);
        rows.putUndefined(TrialMetric.SHARPE, 0, Undefined.ZERO_VARIANCE);
        rows.clear(new long[] {401});
        rows.finish(0, TrialStatus.RAN);

        // 200401 is the second symbol; 401 = 1 * 400 + 1, and each axis goes 1, 1.5, ...
        assertThat(DuckDb.select("*", write(rows, SYMBOL)))
                .containsExactly(Arrays.asList(
                        200_401L,
                        "SP500",
                        "ran",
                        1.5,
                        1.5,
                        0.25,
                        0.25,
                        null,
                        0.25,
                        0.25,
                        0.25,
                        null,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        0.25,
                        "sharpe=zero_variance sortino=no_return_below_mar"));
        assertThat(DuckDb.select("trial, param_fast, fees_rate, excess_return", write(rows, 0)))
                .containsExactly(List.of(401L, 1.5, 1.5, 0.25));
    }

    @ParameterizedTest
    @EnumSource(names = {"INVALID", "TOO_FEW_BARS", "OVERFLOW"})
    void aTrialThatDidNotRunHasAStatusAndNoValues(TrialStatus status) {
        byte[] file = write(one(status), 0);

        assertThat(DuckDb.select("status, sharpe, undefined", file))
                .containsExactly(Arrays.asList(status.wireName(), null, null));
        assertThat(TrialsFile.read(file).status(0)).isEqualTo(status);
        assertThat(TrialsFile.read(file).undefined(TrialMetric.SHARPE, 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyReasonIsReadBackForEveryMetric(Undefined reason) {
        TrialRows rows = one(TrialStatus.RAN);
        for (TrialMetric metric : TrialMetric.values()) {
            rows.putUndefined(metric, 0, reason);
        }

        AnyTrials.requireSame(TrialsFile.read(write(rows, 0)), 0, rows, 0);
    }

    @Test
    void anyBatchesGiveTheSameBytes() {
        TrialRows rows = AnyTrials.rows(150_000, 0, 4);
        byte[] whole = write(rows, 0);
        for (int size : new int[] {999, 65_536, 100_001}) {
            TrialsWriter writer = new TrialsWriter(AnyTrials.LAYOUT);
            for (int first = 0; first < rows.size(); first += size) {
                int end = Math.min(rows.size(), first + size);
                // Half of the number is in the batch, the rest in the offset.
                writer.add(AnyTrials.copy(rows, first, end, first / 2), first - first / 2);
            }

            assertThat(writer.finish(Map.of())).as("batches of %d", size).isEqualTo(whole);
        }
    }

    @Test
    void aRowGroupEndsAfter65536Rows() {
        TrialRows rows = new TrialRows(RowDetail.WHOLE, 70_000);
        for (int row = 0; row < rows.size(); row++) {
            rows.finish(row, TrialStatus.INVALID);
        }

        assertThat(DuckDb.query(
                        "SELECT DISTINCT row_group_id, row_group_num_rows FROM parquet_metadata('%s') ORDER BY 1",
                        write(rows, 0)))
                .containsExactly(List.of(0L, 65_536L), List.of(1L, 4464L));
    }

    @Test
    void noRowsAreAFileTooThatKeepsItsMetadata() {
        TrialsWriter writer = new TrialsWriter(AnyTrials.LAYOUT);
        byte[] file = writer.finish(Map.of("backgrid.engine_version", "0.1.0"));

        assertThat(TrialsFile.read(file).size()).isZero();
        assertThat(DuckDb.select("*", file)).isEmpty();
        assertThat(DuckDb.metadata("backgrid.format", file)).isEqualTo("trials 1");
        assertThat(DuckDb.metadata("backgrid.engine_version", file)).isEqualTo("0.1.0");
    }

    @Test
    void someMetricsAreReadAlone() {
        TrialRows rows = AnyTrials.rows(2000, 0, 5);
        Set<TrialMetric> some = EnumSet.of(TrialMetric.SHARPE, TrialMetric.CALMAR);

        TrialRows all = TrialsFile.read(write(rows, 0));
        TrialRows read = TrialsFile.read(write(rows, 0), some);

        for (int row = 0; row < read.size(); row++) {
            assertThat(read.trial(row)).isEqualTo(all.trial(row));
            assertThat(read.value(TrialMetric.CALMAR, row)).isEqualTo(all.value(TrialMetric.CALMAR, row));
            assertThat(read.undefined(TrialMetric.SHARPE, row)).isEqualTo(all.undefined(TrialMetric.SHARPE, row));
            assertThat(read.value(TrialMetric.CAGR, row)).isEmpty();
        }
        assertThat(read.has(TrialMetric.CAGR)).isFalse();
    }

    @Test
    void rowsThatAreNotFinishedOrTooBriefAreRefused() {
        TrialsWriter writer = new TrialsWriter(AnyTrials.LAYOUT);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(one(TrialStatus.PENDING), 0))
                .withMessage("trial 0 of the batch was not run");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.add(new TrialRows(RowDetail.BRIEF, 1), 0))
                .withMessage("only rows of whole detail are stored, not BRIEF");
    }

    @Test
    void whatANewerReleaseMaySayIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialsFile.read(file("halted", "sharpe=no_returns")))
                .withMessage("no trial has the status 'halted': a newer release may have written the file");
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialsFile.read(file("ran", "sharpe=bored")))
                .withMessage("nothing is undefined as 'sharpe=bored': a newer release may have written the file");
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialsFile.read(file("ran", "mood=no_returns")))
                .withMessageStartingWith("nothing is undefined as 'mood=no_returns'");
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialsFile.read(new BlocksWriter().finish(Map.of())))
                .withMessageStartingWith("a file of format 'trials 1' was expected but this one is 'blocks 1'");
    }

    @Test
    void aValueThatIsMissingWithoutAReasonIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> TrialsFile.read(file("ran", "sharpe=no_returns"), EnumSet.of(TrialMetric.CAGR)))
                .withMessage("trial 0 has no cagr and the file does not say why");
    }

    /// One row without any value.
    private static byte[] file(String status, String undefined) {
        List<Column> columns = new ArrayList<>(List.of(
                Column.count("trial", row -> row),
                Column.text("status", _ -> status),
                Column.text("undefined", _ -> undefined).when(_ -> true)));
        for (TrialMetric metric : TrialMetric.values()) {
            columns.add(Column.number(metric.wireName(), _ -> 0).when(_ -> false));
        }
        return TableWriter.write("trials", columns, 1, new TreeMap<>(Map.of(TableFormat.KEY, "trials 1")));
    }

    private static byte[] write(TrialRows rows, long offset) {
        TrialsWriter writer = new TrialsWriter(AnyTrials.LAYOUT);
        writer.add(rows, offset);
        return writer.finish(Map.of());
    }

    private static TrialRows one(TrialStatus status) {
        TrialRows rows = new TrialRows(RowDetail.WHOLE, 1);
        rows.finish(0, status);
        return rows;
    }
}
