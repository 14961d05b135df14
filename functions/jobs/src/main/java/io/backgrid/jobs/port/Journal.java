package io.backgrid.jobs.port;

import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Duration;

/// The story of each job and sweep, told as it happens: what operators read and alarms count.
public interface Journal {

    /// Writes one line. It must not fail the job it tells of.
    void record(JobRef job, Event event);

    /// Writes one line. It must not fail the sweep it tells of.
    void record(SweepRef sweep, SweepEvent event);

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

    /// Something that happened to a sweep.
    sealed interface SweepEvent {
        /// It was accepted and handed over for running.
        ///
        /// @param shards that it is expected to have
        record Submitted(long trials, int shards) implements SweepEvent {}

        /// It was accepted but not taken for running; a later reconcile starts it.
        record Deferred(String cause) implements SweepEvent {}

        /// It was divided into shards.
        ///
        /// @param round how often it has gone over its shards before
        record Planned(long trials, int shards, int round) implements SweepEvent {}

        /// The part of a shard is stored.
        ///
        /// @param rows  trials that ran
        /// @param found whether it was there before
        record ShardDone(int shard, long rows, Duration took, boolean found) implements SweepEvent {}

        /// It cannot be ranked yet; its shards are gone over again.
        record Incomplete(String why) implements SweepEvent {}

        /// Its result is stored.
        ///
        /// @param took   since it was divided into shards
        /// @param reused shards taken from earlier sweeps
        record Completed(Duration took, long trials, int reused) implements SweepEvent {}

        /// It ended without a result.
        record Failed(String code, String detail) implements SweepEvent {}

        /// A delivery found nothing left to do.
        record Skipped(String why) implements SweepEvent {}

        /// An attempt ended without a decision and will be made again.
        record Retried(String cause) implements SweepEvent {}

        /// The state machine gave up a step.
        record Interrupted(String cause) implements SweepEvent {}

        /// It had waited too long and was started again.
        record SentAgain() implements SweepEvent {}

        /// Its owner withdrew it before it ended.
        record Cancelled() implements SweepEvent {}

        /// Its owner deleted it and all that it stored.
        record Deleted() implements SweepEvent {}
    }
}
