package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepRunner;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.PartStore;
import java.util.Arrays;

/// The engine, prepared for a grid on one series. Several threads may use it at once.
///
/// @param grid       what varies
/// @param barsSha256 hash of the bars
/// @param engine     that shares what trials have in common
record SeriesTrials(SweepSpec grid, String barsSha256, Sweep engine) {
    private static final int BATCH = 8192;

    static SeriesTrials of(SweepSpec grid, Bars bars) {
        return new SeriesTrials(grid, bars.sha256(), Sweep.of(grid, bars));
    }

    /// Runs a range of trials.
    ///
    /// @param offset of this series' trials in the whole sweep
    void run(long from, long to, long offset, PartStore.Writer writer) {
        engine.run(from, to, RowDetail.WHOLE, rows -> writer.add(rows, offset));
    }

    /// Runs listed trials.
    ///
    /// @param trials their numbers in the whole sweep
    /// @param offset of this series' trials in the whole sweep
    void run(long[] trials, long offset, PartStore.Writer writer) {
        SweepRunner runner = engine.runner(RowDetail.WHOLE);
        for (int from = 0; from < trials.length; from += BATCH) {
            long[] batch = Arrays.copyOfRange(trials, from, Math.min(trials.length, from + BATCH));
            for (int i = 0; i < batch.length; i++) {
                batch[i] -= offset;
            }
            TrialRows rows = new TrialRows(RowDetail.WHOLE, batch.length);
            runner.run(batch, rows);
            writer.add(rows, offset);
        }
    }
}
