package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes a part of a sweep: the rows of some trials in the order they are added.
///
/// | column | meaning |
/// |---|---|
/// | `trial` | number of the trial in the whole sweep, as [TrialLayout] counts |
/// | `symbol` | what it ran on |
/// | `status` | what became of it, such as `ran` or `too_few_bars` |
/// | `param_fast`, `stop_loss`, ... | its value on each axis of the sweep |
/// | `trades`, `total_return`, ... | each [TrialMetric]; empty if it is undefined or the trial did not run |
/// | `undefined` | why metrics are empty, `sharpe=no_returns sortino=no_returns`; empty if none is |
///
/// The same rows give the same bytes, however they are divided into batches. What is held is the compressed file and
/// up to 65,536 rows before compression.
public final class TrialsWriter {
    private final TrialLayout layout;
    private final TableWriter table;
    private TrialRows rows = new TrialRows(RowDetail.WHOLE, 0);
    private long offset;

    /// A part without rows.
    public TrialsWriter(TrialLayout layout) {
        this.layout = layout;
        this.table = new TableWriter("trials", columns(), TrialsFormat.GROUP_ROWS);
    }

    /// Appends some rows, without those that the sweep excludes.
    ///
    /// @param batch  rows of whole detail, none of them pending; read before this returns
    /// @param offset what to add to the batch's trial numbers, which count within a symbol
    /// @throws IllegalArgumentException if a row is pending, or says too little; nothing is added then
    public void add(TrialRows batch, long offset) {
        TrialsFormat.requireFinished(batch);
        this.rows = batch;
        this.offset = offset;
        Runs.forEach(batch.size(), row -> batch.status(row) != TrialStatus.EXCLUDED, table::add);
    }

    /// The file; nothing can be added any more.
    ///
    /// @param metadata what else the file is to say about itself
    public byte[] finish(Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.put(TableFormat.KEY, TrialsFormat.TRIALS);
        return table.finish(all);
    }

    private List<Column> columns() {
        List<String> symbols = layout.symbols();
        List<Column> columns = new ArrayList<>();
        columns.add(Column.count(TrialsFormat.TRIAL, this::trial));
        columns.add(Column.text(TrialsFormat.SYMBOL, row -> symbols.get(layout.symbol(trial(row))))
                .repeating());
        columns.add(Column.text(TrialsFormat.STATUS, row -> rows.status(row).wireName())
                .repeating());
        List<String> names = layout.columns();
        for (int number = 0; number < names.size(); number++) {
            int axis = number;
            columns.add(Column.number(names.get(axis), row -> layout.value(axis, trial(row)))
                    .repeating());
        }
        for (TrialMetric metric : TrialMetric.values()) {
            columns.add(Column.number(metric.wireName(), row -> rows.number(metric, row))
                    .when(row -> !Double.isNaN(rows.number(metric, row))));
        }
        columns.add(Column.text(TrialsFormat.UNDEFINED, row -> Reasons.of(rows, row))
                .repeating()
                .when(row -> Reasons.any(rows, row)));
        return columns;
    }

    private long trial(int row) {
        return offset + rows.trial(row);
    }
}
