package io.backgrid.jobs.sweep.ranking;

import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Rows of trials that never ran, with many equal values.
public final class SomeRows {
    private SomeRows() {}

    /// Rows whose values are few enough to be equal often; some are undefined, some trials did not run. The Sortino
    /// ratio has a value only in each hundredth.
    public static TrialRows of(Random random, long[] trials) {
        TrialRows rows = TrialRows.withoutBlocks(trials);
        for (int row = 0; row < trials.length; row++) {
            for (TrialMetric metric : TrialMetric.values()) {
                boolean rare = metric == TrialMetric.SORTINO;
                if (random.nextInt(100) < (rare ? 99 : 5)) {
                    rows.putUndefined(metric, row, Undefined.NO_TRADES);
                } else {
                    rows.put(metric, row, (random.nextInt(2_001) - 1_000) / 8.0);
                }
            }
            TrialStatus[] outcomes = {TrialStatus.INVALID, TrialStatus.TOO_FEW_BARS, TrialStatus.OVERFLOW};
            int outcome = random.nextInt(60);
            rows.finish(row, outcome < 3 ? outcomes[outcome] : TrialStatus.RAN);
        }
        return rows;
    }

    /// The same rows in pieces of up to `most`.
    static List<TrialRows> pieces(TrialRows rows, int most) {
        List<TrialRows> pieces = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += most) {
            long[] trials = new long[Math.min(most, rows.size() - from)];
            TrialRows piece = TrialRows.withoutBlocks(trials);
            for (int row = 0; row < trials.length; row++) {
                trials[row] = rows.trial(from + row);
                piece.copy(rows, from + row, row);
            }
            pieces.add(piece);
        }
        return pieces;
    }
}
