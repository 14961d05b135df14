package io.backgrid.jobs.sweep;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobStatus;
import java.time.Instant;

/// What is known of a sweep at each point of its life. The last three are final.
public sealed interface SweepState {

    /// Accepted and waiting to be divided into shards.
    ///
    /// @param sentAt when it was last handed over for running, or meant to be
    record Queued(Instant sentAt) implements SweepState {}

    /// Its shards are being run.
    ///
    /// @param sentAt    when it was last handed over for running
    /// @param startedAt when it was first divided into shards
    /// @param manifest  the list of its shards
    record Running(Instant sentAt, Instant startedAt, ManifestRef manifest) implements SweepState {}

    /// The result is stored, whole.
    record Completed(SweepCompletion completion) implements SweepState {}

    /// It cannot succeed, or did not, or would have cost too much. What was finished is kept.
    ///
    /// @param done what was finished
    record Failed(JobFailure failure, SweepProgress done, Instant failedAt) implements SweepState {}

    /// Its owner withdrew it. What was finished is kept.
    ///
    /// @param done what was finished
    record Cancelled(SweepProgress done, Instant cancelledAt) implements SweepState {}

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
