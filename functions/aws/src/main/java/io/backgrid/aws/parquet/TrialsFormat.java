package io.backgrid.aws.parquet;

import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;

/// Names that writers and readers of a sweep's files share.
final class TrialsFormat {
    /// Rows held back at once: 16 columns of doubles are 8 MB before compression.
    static final int GROUP_ROWS = 1 << 16;

    static final String TRIALS = "trials 1";
    static final String BLOCKS = "blocks 1";

    static final String TRIAL = "trial";
    static final String SYMBOL = "symbol";
    static final String STATUS = "status";
    static final String UNDEFINED = "undefined";

    private TrialsFormat() {}

    /// Column of the sums of the returns of a block.
    static String returns(int block) {
        return "r_%02d".formatted(block);
    }

    /// Column of the sums of the squared returns of a block.
    static String squares(int block) {
        return "rr_%02d".formatted(block);
    }

    /// What became of a trial in a file.
    ///
    /// @throws IllegalStateException if it is nothing that files of this format say
    static TrialStatus status(String wireName) {
        return switch (wireName) {
            case "ran" -> TrialStatus.RAN;
            case "invalid" -> TrialStatus.INVALID;
            case "too_few_bars" -> TrialStatus.TOO_FEW_BARS;
            case "overflow" -> TrialStatus.OVERFLOW;
            default ->
                throw new IllegalStateException(
                        "no trial has the status '" + wireName + "': a newer release may have written the file");
        };
    }

    /// Refuses rows that are not all there.
    ///
    /// @throws IllegalArgumentException naming what is missing
    static void requireFinished(TrialRows rows) {
        if (rows.detail() != RowDetail.WHOLE) {
            throw new IllegalArgumentException("only rows of whole detail are stored, not " + rows.detail());
        }
        for (int row = 0; row < rows.size(); row++) {
            if (rows.status(row) == TrialStatus.PENDING) {
                throw new IllegalArgumentException("trial " + rows.trial(row) + " of the batch was not run");
            }
        }
    }
}
