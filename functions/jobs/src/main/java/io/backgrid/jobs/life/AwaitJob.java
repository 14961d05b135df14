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

    private static final long FIRST_PAUSE_MILLIS = 10;
    private static final long LONGEST_PAUSE_MILLIS = 250;

    private final JobStore jobs;

    public AwaitJob(JobStore jobs) {
        this.jobs = jobs;
    }

    /// Looks at the job until it is final or `patience` is over.
    ///
    /// @return the job as it was last seen, or empty when there is none
    public Optional<Job> await(JobRef ref, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        while (true) {
            Optional<Job> job = jobs.find(ref);
            long left = (deadline - System.nanoTime()) / 1_000_000;
            if (job.isEmpty() || job.get().isFinal() || left <= 0) {
                return job;
            }
            try {
                Thread.sleep(Math.min(pause, left));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                return job;
            }
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause + pause / 2);
        }
    }
}
