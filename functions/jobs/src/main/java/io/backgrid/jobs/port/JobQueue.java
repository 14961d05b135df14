package io.backgrid.jobs.port;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.sweep.SweepRef;

/// Hands jobs and small sweeps to the workers, each at least once.
public interface JobQueue {

    /// Puts one message on the queue.
    ///
    /// @throws StoreUnavailableException when the queue did not take it
    void send(JobRef job);

    /// Puts one message for a sweep on the queue that a single function is to run.
    ///
    /// @throws StoreUnavailableException when the queue did not take it
    void send(SweepRef sweep);
}
