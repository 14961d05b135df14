package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.JobStatus;
import java.time.Instant;
import java.util.Arrays;

/// A job's state as attributes of its item.
final class StateAttributes {
    static final String STATUS = "status";
    static final String OPEN_SHARD = "open_shard";
    static final String OPEN_SINCE = "open_since";

    private StateAttributes() {}

    static void write(JobId id, JobState state, ItemWriter writer) {
        writer.text(STATUS, state.status().wireName());
        switch (state) {
            case JobState.Queued(Instant sentAt) -> open(OpenIndex.JOBS, id, sentAt, writer);
            case JobState.Running(Instant sentAt, Instant startedAt) -> {
                open(OpenIndex.JOBS, id, sentAt, writer);
                writer.instant("started_at", startedAt);
            }
            case JobState.Completed completed ->
                writer.group("completion", CompletionItem.group(completed.completion()));
            case JobState.Failed(JobFailure failure, Instant failedAt) ->
                writer.instant("failed_at", failedAt)
                        .text("failure_code", failure.code())
                        .text("failure_detail", failure.detail());
            case JobState.Cancelled(Instant cancelledAt) -> writer.instant("cancelled_at", cancelledAt);
        }
    }

    static JobState read(ItemReader reader) {
        return switch (status(reader.text(STATUS))) {
            case QUEUED -> new JobState.Queued(reader.instant(OPEN_SINCE));
            case RUNNING -> new JobState.Running(reader.instant(OPEN_SINCE), reader.instant("started_at"));
            case COMPLETED -> new JobState.Completed(CompletionItem.read(reader.group("completion")));
            case FAILED ->
                new JobState.Failed(
                        new JobFailure(reader.text("failure_code"), reader.text("failure_detail")),
                        reader.instant("failed_at"));
            case CANCELLED -> new JobState.Cancelled(reader.instant("cancelled_at"));
        };
    }

    /// Only what is open has the attributes of the index `open`, so it holds nothing else.
    static void open(String prefix, JobId id, Instant sentAt, ItemWriter writer) {
        writer.text(OPEN_SHARD, OpenIndex.shardOf(prefix, id)).instant(OPEN_SINCE, sentAt);
    }

    static JobStatus status(String name) {
        return Arrays.stream(JobStatus.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no job has the status '" + name + "'"));
    }
}
