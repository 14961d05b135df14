package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.TrialRows;

/// Sums of returns in blocks of time, in single precision, one row for each trial that ran.
public final class BlockSums {
    final long[] trials;
    final float[][] returns;
    final float[][] squares;

    BlockSums(int rows) {
        trials = new long[rows];
        returns = new float[TrialRows.BLOCKS][rows];
        squares = new float[TrialRows.BLOCKS][rows];
    }

    /// Number of rows.
    public int size() {
        return trials.length;
    }

    /// Number of the trial in the whole sweep.
    public long trial(int row) {
        return trials[row];
    }

    /// See [TrialRows#returnSum(int, int)].
    public float returnSum(int block, int row) {
        return returns[block][row];
    }

    /// See [TrialRows#squareSum(int, int)].
    public float squareSum(int block, int row) {
        return squares[block][row];
    }
}
