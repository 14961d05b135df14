package io.backgrid.jobs.port;

import io.backgrid.jobs.JobRef;
import java.time.Duration;

/// The story of each job, told as it happens: what operators read and alarms count.
public interface Journal {

    /// Writes one line. It must not fail the job it tells of.
    void record(JobRef job, Event event);

    /// Writes one line about a queue message that names no job, and so can belong to none.
    ///
    /// @param messageId the queue's name for it
    void unreadable(String messageId, String why);

    /// Something that happened to a job.
    sealed interface Event {
        /// It was accepted and handed to the queue.
        record Submitted() implements Event {}

        /// The queue did not take it; a later reconcile sends it.
        record Deferred(String cause) implements Event {}

        /// A worker began an attempt.
        record Started() implements Event {}

        /// Its result is stored.
        ///
        /// @param took from the start of the attempt to the stored result
        /// @param bars bars the backtest ran over
        record Completed(Duration took, int bars) implements Event {}

        /// It ended without a result.
        record Failed(String code, String detail) implements Event {}

        /// A delivery found nothing left to do.
        record Skipped(String why) implements Event {}

        /// An attempt ended without a decision and will be made again.
        record Retried(String cause) implements Event {}

        /// It had waited too long and was handed to the queue again.
        record SentAgain() implements Event {}

        /// Its owner withdrew it before it started.
        record Cancelled() implements Event {}

        /// Its owner deleted it and its result.
        record Deleted() implements Event {}
    }
}
