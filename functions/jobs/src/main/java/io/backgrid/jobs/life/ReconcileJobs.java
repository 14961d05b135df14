package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/// Sends again what was accepted but has not ended for too long: a submit that crashed before its message, or a
/// message that was lost. Sending too often is harmless, as a delivery of an ended job does nothing.
public final class ReconcileJobs {
    /// Jobs looked at in one run; the rest follows in the next one.
    static final int BATCH = 500;

    private final JobStore jobs;
    private final JobChanges changes;
    private final JobQueue queue;
    private final Journal journal;
    private final InstantSource clock;
    private final Duration patience;

    /// @param patience how long after its last message an open job is left alone
    public ReconcileJobs(JobStore jobs, JobQueue queue, Journal journal, InstantSource clock, Duration patience) {
        this.jobs = jobs;
        this.changes = new JobChanges(jobs);
        this.queue = queue;
        this.journal = journal;
        this.clock = clock;
        this.patience = patience;
    }

    /// Sends what has waited too long, and answers how many jobs that were.
    public int reconcile() {
        Instant now = clock.instant();
        int sent = 0;
        for (JobRef ref : jobs.openSince(now.minus(patience), BATCH)) {
            // Written down first: a crash before the message only means another try after the same patience.
            if (changes.change(ref, (Job job) -> job.sentAgain(now)) instanceof JobChanges.Outcome.Changed) {
                queue.send(ref);
                journal.record(ref, new Journal.Event.SentAgain());
                sent++;
            }
        }
        return sent;
    }
}
