package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.StoreUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.Optional;

/// Sends again what was accepted but has not ended for too long: a submit that crashed before its message, or a
/// message that was lost. Sending too often is harmless, as a delivery of an ended job does nothing.
public final class ReconcileJobs {
    /// Jobs looked at in one run; the rest follows in the next one.
    static final int BATCH = 500;

    /// Refusals in a row that mean that the queue is away.
    static final int AWAY = 3;

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

    /// Sends what has waited too long, and answers how many jobs that were. A message that the queue refuses does
    /// not keep the others from it; a few in a row mean that the queue is away, and the rest stays due for the next
    /// run.
    ///
    /// @throws StoreUnavailableException in the end, when the queue refused any message
    public int reconcile() {
        Instant now = clock.instant();
        int sent = 0;
        int refusedInARow = 0;
        Optional<StoreUnavailableException> refusal = Optional.empty();
        Iterator<JobRef> due = jobs.openSince(now.minus(patience), BATCH).iterator();
        while (due.hasNext() && refusedInARow < AWAY) {
            JobRef ref = due.next();
            // Written down first: a crash before the message only means another try after the same patience.
            if (!(changes.change(ref, (Job job) -> job.sentAgain(now)) instanceof JobChanges.Outcome.Changed)) {
                continue;
            }
            try {
                queue.send(ref);
                journal.record(ref, new Journal.Event.SentAgain());
                sent++;
                refusedInARow = 0;
            } catch (StoreUnavailableException e) {
                journal.record(ref, new Journal.Event.Deferred(String.valueOf(e.getMessage())));
                refusal = Optional.of(e);
                refusedInARow++;
            }
        }
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return sent;
    }
}
