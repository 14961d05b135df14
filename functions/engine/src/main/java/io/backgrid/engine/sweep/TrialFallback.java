package io.backgrid.engine.sweep;

import io.backgrid.engine.trial.TrialRows;

/// Runs any trial, slowly.
@FunctionalInterface
interface TrialFallback {
    /// Runs a trial and writes its row.
    void run(long trial, TrialRows rows, int row);
}
