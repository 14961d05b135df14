package io.backgrid.aws.journal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.port.Journal.SweepEvent;
import java.time.Duration;

/// What the journal's line about a sweep says.
final class SweepLines {
    private SweepLines() {}

    static void fill(SweepEvent event, ObjectNode line, MetricBlock metrics) {
        switch (event) {
            case SweepEvent.Submitted(long trials, int shards) -> {
                line.put("trials", trials).put("shards", shards);
                metrics.count("SweepsSubmitted", 1);
            }
            case SweepEvent.Deferred(String cause) -> {
                line.put("cause", JsonJournal.shortened(cause));
                metrics.count("SweepsDeferred", 1);
            }
            case SweepEvent.Planned(long trials, int shards, int round) ->
                line.put("trials", trials).put("shards", shards).put("round", round);
            case SweepEvent.ShardDone(int shard, long rows, Duration took, boolean found) -> {
                line.put("shard", shard).put("found", found);
                metrics.count("ShardRows", rows).milliseconds("ShardDuration", took);
            }
            case SweepEvent.Incomplete(String why) -> line.put("why", JsonJournal.shortened(why));
            case SweepEvent.Completed(Duration took, long trials, int reused) -> {
                line.put("reused", reused);
                metrics.count("SweepsCompleted", 1)
                        .milliseconds("SweepDuration", took)
                        .count("SweepTrials", trials);
            }
            case SweepEvent.Failed(String code, String detail) -> {
                line.put("code", JsonJournal.shortened(code)).put("detail", JsonJournal.shortened(detail));
                metrics.count("SweepsFailed", 1);
            }
            case SweepEvent.Skipped(String why) -> line.put("why", JsonJournal.shortened(why));
            case SweepEvent.Retried(String cause) -> line.put("cause", JsonJournal.shortened(cause));
            case SweepEvent.Interrupted(String cause) -> line.put("cause", JsonJournal.shortened(cause));
            case SweepEvent.SentAgain _, SweepEvent.Cancelled _, SweepEvent.Deleted _ -> {
                // Name and sweep say it all.
            }
        }
    }

    static String level(SweepEvent event) {
        return switch (event) {
            case SweepEvent.Deferred _,
                    SweepEvent.Incomplete _,
                    SweepEvent.Failed _,
                    SweepEvent.Retried _,
                    SweepEvent.Interrupted _,
                    SweepEvent.SentAgain _ -> "WARN";
            case SweepEvent.Submitted _,
                    SweepEvent.Planned _,
                    SweepEvent.ShardDone _,
                    SweepEvent.Completed _,
                    SweepEvent.Skipped _,
                    SweepEvent.Cancelled _,
                    SweepEvent.Deleted _ -> "INFO";
        };
    }

    static String name(SweepEvent event) {
        return switch (event) {
            case SweepEvent.Submitted _ -> "submitted";
            case SweepEvent.Deferred _ -> "deferred";
            case SweepEvent.Planned _ -> "planned";
            case SweepEvent.ShardDone _ -> "shard_done";
            case SweepEvent.Incomplete _ -> "incomplete";
            case SweepEvent.Completed _ -> "completed";
            case SweepEvent.Failed _ -> "failed";
            case SweepEvent.Skipped _ -> "skipped";
            case SweepEvent.Retried _ -> "retried";
            case SweepEvent.Interrupted _ -> "interrupted";
            case SweepEvent.SentAgain _ -> "sent_again";
            case SweepEvent.Cancelled _ -> "cancelled";
            case SweepEvent.Deleted _ -> "deleted";
        };
    }
}
