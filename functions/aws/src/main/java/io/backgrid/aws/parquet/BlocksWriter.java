package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Writes the sums of returns in blocks of time of some trials, in the order they are added; only of those that ran.
///
/// The columns are `trial`, `r_00` to `r_15` with the sums of the returns of each block, and `rr_00` to `rr_15` with
/// those of the squared returns. They are in single precision: they only ever tell which trial does better in a block,
/// and storage is what a sweep costs.
///
/// The same rows give the same bytes, however they are divided into batches. What is held is the compressed file and
/// up to 65,536 rows before compression.
public final class BlocksWriter {
    private final TableWriter table = new TableWriter("blocks", columns(), TrialsFormat.GROUP_ROWS);
    private TrialRows rows = new TrialRows(RowDetail.WHOLE, 0);
    private long offset;

    /// Appends the rows that ran.
    ///
    /// @param batch  rows of whole detail, none of them pending; read before this returns
    /// @param offset what to add to the batch's trial numbers, which count within a symbol
    /// @throws IllegalArgumentException if a row is pending, or says too little; nothing is added then
    public void add(TrialRows batch, long offset) {
        TrialsFormat.requireFinished(batch);
        this.rows = batch;
        this.offset = offset;
        Runs.forEach(batch.size(), row -> batch.status(row) == TrialStatus.RAN, table::add);
    }

    /// The file; nothing can be added any more.
    ///
    /// @param metadata what else the file is to say about itself
    public byte[] finish(Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.put(TableFormat.KEY, TrialsFormat.BLOCKS);
        return table.finish(all);
    }

    private List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        columns.add(Column.count(TrialsFormat.TRIAL, row -> offset + rows.trial(row)));
        for (int number = 0; number < TrialRows.BLOCKS; number++) {
            int block = number;
            columns.add(Column.single(TrialsFormat.returns(block), row -> rows.returnSum(block, row)));
        }
        for (int number = 0; number < TrialRows.BLOCKS; number++) {
            int block = number;
            columns.add(Column.single(TrialsFormat.squares(block), row -> rows.squareSum(block, row)));
        }
        return columns;
    }
}
