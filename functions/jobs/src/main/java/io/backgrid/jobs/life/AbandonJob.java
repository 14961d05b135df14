package io.backgrid.jobs.life;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import java.time.InstantSource;

/// Ends a job whose message the queue has given up, so that no job stays silent.
public final class AbandonJob {
    private final JobChanges changes;
    private final Journal journal;
    private final InstantSource clock;

    public AbandonJob(JobStore jobs, Journal journal, InstantSource clock) {
        this.changes = new JobChanges(jobs);
        this.journal = journal;
        this.clock = clock;
    }

    /// Marks the job failed unless it has ended.
    public void abandon(JobRef ref) {
        JobFailure failure = new JobFailure(
                "attempts_exhausted",
                "no worker could finish this job within the queue's attempts; submit it again, and if it fails again"
                        + " report its job_id");
        if (changes.change(ref, job -> job.failed(failure, clock.instant())) instanceof JobChanges.Outcome.Changed) {
            journal.record(ref, new Journal.Event.Failed(failure.code(), failure.detail()));
        } else {
            journal.record(ref, new Journal.Event.Skipped("its message was given up, but it had ended"));
        }
    }
}
