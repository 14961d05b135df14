package io.backgrid.aws.parquet;

import dev.hardwood.reader.ColumnReader;
import dev.hardwood.reader.ColumnReaders;
import dev.hardwood.reader.Validity;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Makes rows of the columns that [TrialsWriter] describes.
final class TrialsReader {
    private final Set<TrialMetric> metrics;
    private final long[] trials;
    private final TrialRows rows;

    /// What each text says that was met so far; there are few.
    private final Map<String, Map<TrialMetric, Undefined>> reasons = new HashMap<>();

    TrialsReader(Set<TrialMetric> metrics, int rows) {
        this.metrics = metrics;
        this.trials = new long[rows];
        this.rows = TrialRows.of(metrics, trials);
    }

    /// The columns to be read.
    List<String> columns() {
        List<String> names = new ArrayList<>(List.of(TrialsFormat.TRIAL, TrialsFormat.STATUS, TrialsFormat.UNDEFINED));
        metrics.forEach(metric -> names.add(metric.wireName()));
        return names;
    }

    /// Whatever was taken.
    TrialRows rows() {
        return rows;
    }

    /// Takes rows `first` to `first + count - 1`.
    void take(ColumnReaders columns, int first, int count) {
        System.arraycopy(columns.getColumnReader(TrialsFormat.TRIAL).getLongs(), 0, trials, first, count);
        String[] status = columns.getColumnReader(TrialsFormat.STATUS).getStrings();
        for (int place = 0; place < count; place++) {
            rows.finish(first + place, TrialsFormat.status(status[place]));
        }
        takeReasons(columns.getColumnReader(TrialsFormat.UNDEFINED), first, count);
        for (TrialMetric metric : metrics) {
            takeValues(metric, columns.getColumnReader(metric.wireName()), first, count);
        }
    }

    private void takeReasons(ColumnReader column, int first, int count) {
        Validity validity = column.getLeafValidity();
        int place = validity.nextNotNull(0, count);
        if (place < 0 || place >= count) {
            return;
        }
        String[] texts = column.getStrings();
        for (; place < count; place++) {
            if (validity.isNotNull(place)) {
                int row = first + place;
                reasons.computeIfAbsent(texts[place], Reasons::parse).forEach((metric, reason) -> {
                    if (metrics.contains(metric)) {
                        rows.putUndefined(metric, row, reason);
                    }
                });
            }
        }
    }

    private void takeValues(TrialMetric metric, ColumnReader column, int first, int count) {
        Validity validity = column.getLeafValidity();
        double[] values = column.getDoubles();
        for (int place = 0; place < count; place++) {
            int row = first + place;
            if (validity.isNotNull(place)) {
                rows.put(metric, row, values[place]);
            } else if (rows.status(row) == TrialStatus.RAN
                    && rows.undefined(metric, row).isEmpty()) {
                throw new IllegalStateException(
                        "trial %d has no %s and the file does not say why".formatted(trials[row], metric.wireName()));
            }
        }
    }
}
