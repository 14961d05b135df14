package io.backgrid.aws.journal;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.SweepRef;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;

/// Writes each event as one line of JSON. Lines of events that are counted carry a [MetricBlock], which CloudWatch
/// turns into metrics on reading the log, so that a function makes no call for them.
public final class JsonJournal implements Journal {
    private static final int LONGEST_TEXT = 500;

    private final PrintStream out;
    private final InstantSource clock;
    private final String function;

    /// A journal of one function.
    ///
    /// @param function what the metrics are kept apart by
    public JsonJournal(PrintStream out, InstantSource clock, String function) {
        this.out = out;
        this.clock = clock;
        this.function = function;
    }

    /// A journal of the function that an environment names. Its name on AWS holds the stage, so that two stages of one
    /// account are counted apart.
    public static JsonJournal of(Map<String, String> environment, PrintStream out, InstantSource clock) {
        return new JsonJournal(out, clock, environment.getOrDefault("AWS_LAMBDA_FUNCTION_NAME", "offline"));
    }

    @Override
    public void record(JobRef job, Event event) {
        Instant now = clock.instant();
        ObjectNode line = line(now, level(event), name(event));
        line.put("tenant", job.tenant().value()).put("job_id", job.id().value());
        MetricBlock metrics = new MetricBlock(function, now);
        switch (event) {
            case Event.Submitted _ -> metrics.count("JobsSubmitted", 1);
            case Event.Deferred(String cause) -> {
                line.put("cause", shortened(cause));
                metrics.count("JobsDeferred", 1);
            }
            case Event.Completed(Duration took, int bars) ->
                metrics.count("JobsCompleted", 1)
                        .milliseconds("JobDuration", took)
                        .count("JobBars", bars);
            case Event.Failed(String code, String detail) -> {
                line.put("code", shortened(code)).put("detail", shortened(detail));
                metrics.count("JobsFailed", 1);
            }
            case Event.Skipped(String why) -> line.put("why", shortened(why));
            case Event.Retried(String cause) -> line.put("cause", shortened(cause));
            case Event.Started _, Event.SentAgain _, Event.Cancelled _, Event.Deleted _ -> {
                // Name and job say it all.
            }
        }
        metrics.addTo(line);
        print(line);
    }

    @Override
    public void record(SweepRef sweep, SweepEvent event) {
        Instant now = clock.instant();
        ObjectNode line = line(now, SweepLines.level(event), SweepLines.name(event));
        line.put("tenant", sweep.tenant().value()).put("sweep_id", sweep.id().value());
        MetricBlock metrics = new MetricBlock(function, now);
        SweepLines.fill(event, line, metrics);
        metrics.addTo(line);
        print(line);
    }

    @Override
    public void unreadable(String messageId, String why) {
        print(line(clock.instant(), "ERROR", "unreadable")
                .put("message_id", shortened(messageId))
                .put("why", shortened(why)));
    }

    private static ObjectNode line(Instant now, String level, String event) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("timestamp", now.toString())
                .put("level", level)
                .put("event", event);
    }

    /// In one call, so that lines of two threads do not mix.
    private void print(ObjectNode line) {
        out.println(line.toString());
    }

    private static String level(Event event) {
        return switch (event) {
            case Event.Deferred _, Event.Failed _, Event.Retried _, Event.SentAgain _ -> "WARN";
            case Event.Submitted _,
                    Event.Started _,
                    Event.Completed _,
                    Event.Skipped _,
                    Event.Cancelled _,
                    Event.Deleted _ -> "INFO";
        };
    }

    private static String name(Event event) {
        return switch (event) {
            case Event.Submitted _ -> "submitted";
            case Event.Deferred _ -> "deferred";
            case Event.Started _ -> "started";
            case Event.Completed _ -> "completed";
            case Event.Failed _ -> "failed";
            case Event.Skipped _ -> "skipped";
            case Event.Retried _ -> "retried";
            case Event.SentAgain _ -> "sent_again";
            case Event.Cancelled _ -> "cancelled";
            case Event.Deleted _ -> "deleted";
        };
    }

    static String shortened(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "...";
    }
}
