package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.ResultStore;
import java.time.InstantSource;
import java.util.Optional;

/// Cancels a job that has not started, deletes any other with its result.
public final class RemoveJob {
    private final JobStore jobs;
    private final ResultStore results;
    private final Journal journal;
    private final InstantSource clock;

    public RemoveJob(JobStore jobs, ResultStore results, Journal journal, InstantSource clock) {
        this.jobs = jobs;
        this.results = results;
        this.journal = journal;
        this.clock = clock;
    }

    /// Cancels or deletes, and answers whether there was such a job.
    public boolean remove(JobRef ref) {
        while (true) {
            Optional<Job> found = jobs.find(ref);
            if (found.isEmpty()) {
                return false;
            }
            if (removed(found.get())) {
                boolean cancelled = found.get().state() instanceof JobState.Queued;
                journal.record(ref, cancelled ? new Journal.Event.Cancelled() : new Journal.Event.Deleted());
                return true;
            }
        }
    }

    private boolean removed(Job job) {
        return switch (job.state()) {
            case JobState.Queued _ -> jobs.replace(job.cancelled(clock.instant()));
            case JobState.Running _ -> {
                boolean deleted = jobs.delete(job);
                if (deleted) {
                    // The worker that still runs it finds the job gone and clears away what it stores after this.
                    results.delete(job.ref());
                }
                yield deleted;
            }
            // A failed job too: its last attempt may have stored them and not come further.
            case JobState.Completed _, JobState.Failed _ -> {
                // The objects go first: interrupted here, the job is still there to be deleted again.
                results.delete(job.ref());
                boolean deleted = jobs.delete(job);
                if (deleted) {
                    // A second worker may have stored them again before the job went; later ones find it gone.
                    results.delete(job.ref());
                }
                yield deleted;
            }
            case JobState.Cancelled _ -> jobs.delete(job);
        };
    }
}
