package io.backgrid.jobs.port;

import io.backgrid.jobs.sweep.SweepRef;

/// Runs sweeps over many functions at once, each at least once.
public interface SweepMachine {

    /// Has a sweep run: planned, its shards side by side, then ranked. One that runs already is not started again.
    ///
    /// @throws StoreUnavailableException when it was not taken
    void start(SweepRef sweep);
}
