package io.backgrid.jobs.port;

import io.backgrid.jobs.JobRef;

/// Hands jobs to the workers, each at least once.
public interface JobQueue {

    /// Puts one message on the queue.
    ///
    /// @throws StoreUnavailableException when the queue did not take it
    void send(JobRef job);
}
