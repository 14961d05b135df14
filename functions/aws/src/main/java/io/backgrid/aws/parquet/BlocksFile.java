package io.backgrid.aws.parquet;

import dev.hardwood.reader.ColumnReaders;
import io.backgrid.engine.trial.TrialRows;
import java.util.ArrayList;
import java.util.List;

/// Reads what [BlocksWriter] wrote.
public final class BlocksFile {
    private BlocksFile() {}

    /// The sums of a file.
    ///
    /// @throws IllegalStateException when the file is no such file
    public static BlockSums read(byte[] file) {
        List<String> columns = new ArrayList<>(List.of(TrialsFormat.TRIAL));
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            columns.add(TrialsFormat.returns(block));
            columns.add(TrialsFormat.squares(block));
        }
        try (TableScan scan = TableScan.of(file, List.of(TrialsFormat.BLOCKS))) {
            BlockSums sums = new BlockSums(scan.rows());
            scan.read(columns, (batch, first, count) -> take(sums, batch, first, count));
            return sums;
        }
    }

    private static void take(BlockSums sums, ColumnReaders columns, int first, int count) {
        System.arraycopy(columns.getColumnReader(TrialsFormat.TRIAL).getLongs(), 0, sums.trials, first, count);
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            float[] returns =
                    columns.getColumnReader(TrialsFormat.returns(block)).getFloats();
            float[] squares =
                    columns.getColumnReader(TrialsFormat.squares(block)).getFloats();
            System.arraycopy(returns, 0, sums.returns[block], first, count);
            System.arraycopy(squares, 0, sums.squares[block], first, count);
        }
    }
}
