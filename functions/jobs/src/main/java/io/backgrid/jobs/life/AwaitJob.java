package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobStore;
import java.time.Duration;
import java.util.Optional;

/// Waits for a job to end, so that a small backtest is one call.
public final class AwaitJob {
    /// The longest wait that is granted: API Gateway ends a call after 29 seconds.
    public static final Duration LONGEST = Duration.ofSeconds(25);

    private final JobStore jobs;

    public AwaitJob(JobStore jobs) {
        this.jobs = jobs;
    }

    /// Looks at the job until it is final or `patience` is over.
    ///
    /// @return the job as it was last seen, or empty when there is none
    public Optional<Job> await(JobRef ref, Duration patience) {
        return Waiting.await(() -> jobs.find(ref), Job::isFinal, patience);
    }
}
