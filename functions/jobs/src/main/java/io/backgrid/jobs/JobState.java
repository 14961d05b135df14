package io.backgrid.jobs;

import java.time.Instant;

/// What is known of a job at each point of its life. The last three are final.
public sealed interface JobState {

    /// Accepted and waiting for a worker.
    ///
    /// @param sentAt when it was last handed to the queue, or meant to be
    record Queued(Instant sentAt) implements JobState {}

    /// A worker has taken it at least once.
    ///
    /// @param sentAt when it was last handed to the queue
    record Running(Instant sentAt, Instant startedAt) implements JobState {}

    /// The result is stored, whole.
    record Completed(Completion completion) implements JobState {}

    /// It cannot succeed, or did not within the queue's attempts.
    record Failed(JobFailure failure, Instant failedAt) implements JobState {}

    /// Its owner withdrew it before it started.
    record Cancelled(Instant cancelledAt) implements JobState {}

    /// The status that users see for this state.
    default JobStatus status() {
        return switch (this) {
            case Queued _ -> JobStatus.QUEUED;
            case Running _ -> JobStatus.RUNNING;
            case Completed _ -> JobStatus.COMPLETED;
            case Failed _ -> JobStatus.FAILED;
            case Cancelled _ -> JobStatus.CANCELLED;
        };
    }
}
