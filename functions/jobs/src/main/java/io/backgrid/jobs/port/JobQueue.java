package io.backgrid.jobs.port;

import io.backgrid.jobs.JobRef;

/// Hands jobs to the workers, each at least once.
public interface JobQueue {

    /// @throws StoreUnavailableException when the queue did not take it
    void send(JobRef job);
}
