package io.backgrid.engine.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.metrics.Undefined;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrialRowsTest {
    private static TrialRows ran(RowDetail detail) {
        TrialRows rows = new TrialRows(detail, 3);
        for (int row = 0; row < 3; row++) {
            rows.finish(row, TrialStatus.RAN);
        }
        return rows;
    }

    @Test
    void whatIsUndefinedIsToldFromZero() {
        TrialRows rows = ran(RowDetail.BRIEF);
        rows.put(TrialMetric.SHARPE, 0, 0);
        rows.putUndefined(TrialMetric.SHARPE, 1, Undefined.NO_RETURNS); // the first of its enum
        rows.putUndefined(TrialMetric.SHARPE, 2, Undefined.OVERFLOW); // the last

        assertThat(rows.value(TrialMetric.SHARPE, 0)).hasValue(0);
        assertThat(rows.undefined(TrialMetric.SHARPE, 0)).isEmpty();
        assertThat(rows.value(TrialMetric.SHARPE, 1)).isEmpty();
        assertThat(rows.undefined(TrialMetric.SHARPE, 1)).contains(Undefined.NO_RETURNS);
        assertThat(rows.undefined(TrialMetric.SHARPE, 2)).contains(Undefined.OVERFLOW);
    }

    @Test
    void zeroHasNoSign() {
        TrialRows rows = ran(RowDetail.BRIEF);
        rows.put(TrialMetric.MAX_DRAWDOWN, 0, -0.0);
        double value = rows.value(TrialMetric.MAX_DRAWDOWN, 0).orElseThrow();
        assertThat(Double.doubleToRawLongBits(value)).isZero();
    }

    @Test
    void whatIsNotFiniteIsAnOverflow() {
        TrialRows rows = ran(RowDetail.WHOLE);
        rows.put(TrialMetric.CAGR, 0, Double.POSITIVE_INFINITY);
        rows.put(TrialMetric.CAGR, 1, Double.NEGATIVE_INFINITY);
        rows.put(TrialMetric.CAGR, 2, Double.NaN);
        for (int row = 0; row < 3; row++) {
            assertThat(rows.undefined(TrialMetric.CAGR, row)).contains(Undefined.OVERFLOW);
            assertThat(rows.value(TrialMetric.CAGR, row)).isEmpty();
        }
        rows.put(TrialMetric.CAGR, 0, -Double.MAX_VALUE);
        assertThat(rows.value(TrialMetric.CAGR, 0)).hasValue(-Double.MAX_VALUE);
    }

    @Test
    void onlyATrialThatRanHasNumbers() {
        TrialRows rows = ran(RowDetail.BRIEF);
        rows.put(TrialMetric.TRADES, 0, 5);
        rows.putUndefined(TrialMetric.TRADES, 1, Undefined.NO_TRADES);
        for (TrialStatus status : TrialStatus.values()) {
            rows.finish(0, status);
            rows.finish(1, status);
            assertThat(rows.value(TrialMetric.TRADES, 0).isPresent()).isEqualTo(status == TrialStatus.RAN);
            assertThat(rows.undefined(TrialMetric.TRADES, 1).isPresent()).isEqualTo(status == TrialStatus.RAN);
            assertThat(rows.status(0)).isEqualTo(status);
        }
    }

    @Test
    void aBriefRowHasFourMetrics() {
        TrialRows rows = ran(RowDetail.BRIEF);
        assertThat(TrialMetric.values())
                .filteredOn(rows.detail()::has)
                .containsExactly(
                        TrialMetric.TRADES, TrialMetric.TOTAL_RETURN, TrialMetric.SHARPE, TrialMetric.MAX_DRAWDOWN);
        assertThat(rows.value(TrialMetric.CAGR, 0)).isEmpty();
        assertThat(rows.undefined(TrialMetric.CAGR, 0)).isEmpty();
    }

    @Test
    void aWholeRowHasEveryMetric() {
        assertThat(TrialMetric.values()).allMatch(RowDetail.WHOLE::has);
    }

    @Test
    void aMetricIsNamedAsInASingleBacktest() {
        assertThat(TrialMetric.values())
                .allMatch(metric -> metric.metric()
                        .map(single -> single.wireName().equals(metric.wireName()))
                        .orElse(metric == TrialMetric.EXCESS_RETURN));
        assertThat(TrialMetric.EXCESS_RETURN.wireName()).isEqualTo("excess_return");
    }

    @Test
    void clearedRowsArePendingAndForOtherTrials() {
        TrialRows rows = ran(RowDetail.BRIEF);
        rows.put(TrialMetric.TRADES, 1, 5);
        rows.clear(1L << 39);
        assertThat(rows.trial(2)).isEqualTo((1L << 39) + 2);
        assertThat(rows.status(1)).isEqualTo(TrialStatus.PENDING);
        assertThat(rows.value(TrialMetric.TRADES, 1)).isEmpty();
    }

    @Test
    void blocksHaveTheirSums() {
        TrialRows rows = ran(RowDetail.WHOLE);
        rows.putBlock(15, 2, 0.5, 0.25);
        assertThat(rows.returnSum(15, 2)).isEqualTo(0.5);
        assertThat(rows.squareSum(15, 2)).isEqualTo(0.25);
        assertThat(rows.returnSum(14, 2)).isZero();
    }

    @Test
    void blocksDivideAllPeriodsEvenly() {
        int[] starts = {0, 6, 12, 18, 25, 31, 37, 43, 50, 56, 62, 68, 75, 81, 87, 93, 100};
        for (int block = 0; block <= TrialRows.BLOCKS; block++) {
            assertThat(TrialRows.blockStart(block, 100)).isEqualTo(starts[block]); // block * 6.25
        }
        assertThat(TrialRows.blockStart(15, 3)).isEqualTo(2);
        assertThat(TrialRows.blockStart(16, 0)).isZero();
        assertThat(TrialRows.blockStart(16, Integer.MAX_VALUE)).isEqualTo(Integer.MAX_VALUE);
        assertThat(TrialRows.blockStart(15, Integer.MAX_VALUE)).isEqualTo(2_013_265_919); // 2^31 / 16 * 15 - 15 / 16
    }

    @Test
    void rowsOfChosenMetricsSayNothingElse() {
        TrialRows rows = TrialRows.of(Set.of(TrialMetric.CALMAR), new long[] {40, 9});
        rows.finish(1, TrialStatus.RAN);
        rows.put(TrialMetric.CALMAR, 1, 2);

        assertThat(rows.trial(1)).isEqualTo(9);
        assertThat(rows.status(0)).isEqualTo(TrialStatus.PENDING);
        assertThat(rows.value(TrialMetric.CALMAR, 1)).hasValue(2);
        assertThat(rows.value(TrialMetric.SHARPE, 1)).isEmpty();
        assertThat(rows.undefined(TrialMetric.SHARPE, 1)).isEmpty();
        assertThat(rows.has(TrialMetric.CALMAR)).isTrue();
        assertThat(rows.has(TrialMetric.SHARPE)).isFalse();
        assertThat(rows.detail()).isEqualTo(RowDetail.WHOLE);
        assertThat(TrialRows.of(Set.of(TrialMetric.SHARPE), new long[0]).detail())
                .isEqualTo(RowDetail.BRIEF);
    }
}
