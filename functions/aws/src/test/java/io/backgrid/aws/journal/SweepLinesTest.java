package io.backgrid.aws.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.Fixtures;
import io.backgrid.jobs.port.Journal.SweepEvent;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.StringJoiner;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SweepLinesTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final JsonJournal journal = new JsonJournal(
            new PrintStream(written, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Fixtures.NOW),
            "backgrid-dev-sweep");

    static Stream<Arguments> everyEvent() {
        return Stream.of(
                Arguments.of(
                        new SweepEvent.Submitted(1_000_000, 4),
                        "INFO submitted",
                        ",\"trials\":1000000,\"shards\":4",
                        "SweepsSubmitted/Count=1"),
                Arguments.of(
                        new SweepEvent.Deferred("the queue is away"),
                        "WARN deferred",
                        ",\"cause\":\"the queue is away\"",
                        "SweepsDeferred/Count=1"),
                Arguments.of(
                        new SweepEvent.Planned(1_000_000, 4, 1),
                        "INFO planned",
                        ",\"trials\":1000000,\"shards\":4,\"round\":1",
                        ""),
                Arguments.of(
                        new SweepEvent.ShardDone(3, 250_000, Duration.ofMillis(4321), true),
                        "INFO shard_done",
                        ",\"shard\":3,\"found\":true",
                        "ShardRows/Count=250000 ShardDuration/Milliseconds=4321"),
                Arguments.of(
                        new SweepEvent.Incomplete("the part of shard 3 is damaged"),
                        "WARN incomplete",
                        ",\"why\":\"the part of shard 3 is damaged\"",
                        ""),
                Arguments.of(
                        new SweepEvent.Completed(Duration.ofSeconds(8), 1_000_000, 2),
                        "INFO completed",
                        ",\"reused\":2",
                        "SweepsCompleted/Count=1 SweepDuration/Milliseconds=8000 SweepTrials/Count=1000000"),
                Arguments.of(
                        new SweepEvent.Failed("budget_reached", "ask for more"),
                        "WARN failed",
                        ",\"code\":\"budget_reached\",\"detail\":\"ask for more\"",
                        "SweepsFailed/Count=1"),
                Arguments.of(new SweepEvent.Skipped("it ended"), "INFO skipped", ",\"why\":\"it ended\"", ""),
                Arguments.of(new SweepEvent.Retried("it is away"), "WARN retried", ",\"cause\":\"it is away\"", ""),
                Arguments.of(new SweepEvent.Interrupted("late"), "WARN interrupted", ",\"cause\":\"late\"", ""),
                Arguments.of(new SweepEvent.SentAgain(), "WARN sent_again", "", ""),
                Arguments.of(new SweepEvent.Cancelled(), "INFO cancelled", "", ""),
                Arguments.of(new SweepEvent.Deleted(), "INFO deleted", "", ""));
    }

    /// @param head    level and name
    /// @param fields  of its own
    /// @param metrics `Name/Unit=value`, with blanks between
    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventIsOneLineThatNamesItsSweep(SweepEvent event, String head, String fields, String metrics) {
        journal.record(Fixtures.SWEEP, event);

        String[] words = head.split(" ", -1);
        assertThat(written.toString(StandardCharsets.UTF_8))
                .isEqualTo("{\"timestamp\":\"2026-03-01T12:00:00.500Z\",\"level\":\"" + words[0] + "\",\"event\":\""
                        + words[1] + "\",\"tenant\":\"local\",\"sweep_id\":\""
                        + Fixtures.SWEEP.id().value() + "\"" + fields + block(metrics) + "}"
                        + System.lineSeparator());
    }

    private static String block(String metrics) {
        if (metrics.isEmpty()) {
            return "";
        }
        StringBuilder values = new StringBuilder(",\"Function\":\"backgrid-dev-sweep\"");
        StringJoiner definitions = new StringJoiner(",", "[", "]");
        for (String metric : List.of(metrics.split(" ", -1))) {
            String[] parts = metric.split("[/=]", -1);
            values.append(",\"").append(parts[0]).append("\":").append(parts[2]);
            definitions.add("{\"Name\":\"" + parts[0] + "\",\"Unit\":\"" + parts[1] + "\"}");
        }
        return values + ",\"_aws\":{\"Timestamp\":1772366400500,\"CloudWatchMetrics\":[{\"Namespace\":\"Backgrid\","
                + "\"Dimensions\":[[\"Function\"]],\"Metrics\":" + definitions + "}]}";
    }

    @Test
    void longTextsAreShortenedAndStayOnOneLine() {
        journal.record(Fixtures.SWEEP, new SweepEvent.Interrupted("first\nsecond " + "x".repeat(10_000)));

        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(1);
        assertThat(text).hasSizeLessThan(1_000).contains("first\\nsecond xxx").contains("xxx...\"");
    }
}
