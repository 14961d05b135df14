package io.backgrid.jobs;

import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.request.JobSpec;
import java.time.Instant;

/// A backtest that somebody asked for.
///
/// @param ref         tenant and id
/// @param spec        what to compute
/// @param data        the series it runs on, pinned to its content when the job was accepted
/// @param submittedAt when it was accepted
/// @param state       where it stands
/// @param revision    counts the changes; a store replaces a job only when nobody else has changed it since
public record Job(JobRef ref, JobSpec spec, Dataset data, Instant submittedAt, JobState state, long revision) {

    /// A job as it begins.
    public static Job accepted(JobRef ref, JobSpec spec, Dataset data, Instant now) {
        return new Job(ref, spec, data, now, new JobState.Queued(now), 0);
    }

    public JobStatus status() {
        return state.status();
    }

    /// Whether nothing about this job changes any more.
    public boolean isFinal() {
        return switch (state) {
            case JobState.Queued _, JobState.Running _ -> false;
            case JobState.Completed _, JobState.Failed _, JobState.Cancelled _ -> true;
        };
    }

    /// This job, taken by a worker at `now`; a second delivery takes it again.
    public Job started(Instant now) {
        return switch (state) {
            case JobState.Queued queued -> with(new JobState.Running(queued.sentAt(), now));
            case JobState.Running running -> with(new JobState.Running(running.sentAt(), now));
            case JobState.Completed _, JobState.Failed _, JobState.Cancelled _ -> throw over("started");
        };
    }

    /// This job, handed to the queue again at `now`.
    public Job sentAgain(Instant now) {
        return switch (state) {
            case JobState.Queued _ -> with(new JobState.Queued(now));
            case JobState.Running running -> with(new JobState.Running(now, running.startedAt()));
            case JobState.Completed _, JobState.Failed _, JobState.Cancelled _ -> throw over("sent again");
        };
    }

    /// This job with its result.
    public Job completed(Completion completion) {
        return end(new JobState.Completed(completion));
    }

    /// This job without a result, and why.
    public Job failed(JobFailure failure, Instant now) {
        return end(new JobState.Failed(failure, now));
    }

    /// This job, withdrawn by its owner.
    public Job cancelled(Instant now) {
        return end(new JobState.Cancelled(now));
    }

    private Job end(JobState last) {
        if (isFinal()) {
            throw over(last.status().wireName());
        }
        return with(last);
    }

    private Job with(JobState next) {
        return new Job(ref, spec, data, submittedAt, next, revision + 1);
    }

    private IllegalStateException over(String change) {
        return new IllegalStateException(
                "job " + ref.id() + " is " + status().wireName() + " and cannot be " + change + " any more");
    }
}
