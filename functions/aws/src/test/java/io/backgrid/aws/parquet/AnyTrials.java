package io.backgrid.aws.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;

/// Rows of every kind, at random.
final class AnyTrials {
    private static final List<TrialStatus> ENDS = List.of(
            TrialStatus.RAN,
            TrialStatus.RAN,
            TrialStatus.RAN,
            TrialStatus.RAN,
            TrialStatus.EXCLUDED,
            TrialStatus.INVALID,
            TrialStatus.TOO_FEW_BARS,
            TrialStatus.OVERFLOW);
    private static final List<Undefined> REASONS = List.of(Undefined.values());

    /// 2 symbols of 500 x 400 trials.
    static final TrialLayout LAYOUT = new TrialLayout(
            List.of("AAPL", "SP500"),
            List.of(new Axis("params.fast", values(500)), new Axis("fees.rate", values(400))));

    private AnyTrials() {}

    private static List<Double> values(int count) {
        return DoubleStream.iterate(1, value -> value + 0.5)
                .limit(count)
                .boxed()
                .toList();
    }

    static TrialRows rows(int count, long firstTrial, long seed) {
        Random random = new Random(seed);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, count);
        rows.clear(firstTrial);
        for (int row = 0; row < count; row++) {
            rows.finish(row, ENDS.get(random.nextInt(ENDS.size())));
            boolean gaps = random.nextInt(4) == 0;
            for (TrialMetric metric : TrialMetric.values()) {
                if (gaps && random.nextInt(6) == 0) {
                    rows.putUndefined(metric, row, REASONS.get(random.nextInt(REASONS.size())));
                } else {
                    rows.put(metric, row, random.nextGaussian());
                }
            }
            for (int block = 0; block < TrialRows.BLOCKS; block++) {
                rows.putBlock(block, row, random.nextGaussian(), random.nextDouble());
            }
        }
        return rows;
    }

    /// Some rows in another object, where their trials have other numbers.
    static TrialRows copy(TrialRows from, int first, int end, long firstTrial) {
        TrialRows copy = new TrialRows(RowDetail.WHOLE, end - first);
        copy.clear(firstTrial);
        for (int row = 0; row < copy.size(); row++) {
            int source = first + row;
            copy.finish(row, from.status(source));
            for (TrialMetric metric : TrialMetric.values()) {
                int place = row;
                from.value(metric, source).ifPresent(value -> copy.put(metric, place, value));
                from.undefined(metric, source).ifPresent(reason -> copy.putUndefined(metric, place, reason));
            }
            for (int block = 0; block < TrialRows.BLOCKS; block++) {
                copy.putBlock(block, row, from.returnSum(block, source), from.squareSum(block, source));
            }
        }
        return copy;
    }

    /// Checks that a row says the same as another to the bit.
    static void requireSame(TrialRows actual, int row, TrialRows expected, int other) {
        boolean same = actual.status(row) == expected.status(other);
        for (TrialMetric metric : TrialMetric.values()) {
            // OptionalDouble compares bits, up to those of NaN, which is never a value.
            same &= actual.value(metric, row).equals(expected.value(metric, other))
                    && actual.undefined(metric, row).equals(expected.undefined(metric, other));
        }
        assertThat(same).as("row %d of %d", row, actual.size()).isTrue();
    }
}
