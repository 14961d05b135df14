package io.backgrid.aws.journal;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.aws.Fixtures;
import io.backgrid.jobs.port.Journal.Event;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonJournalTest {
    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final JsonJournal journal = JsonJournal.of(
            Map.of("QUARKUS_LAMBDA_HANDLER", "backtest", "AWS_LAMBDA_FUNCTION_NAME", "backgrid-dev-backtest"),
            new PrintStream(written, true, StandardCharsets.UTF_8),
            InstantSource.fixed(Fixtures.NOW));

    static Stream<Event> everyEvent() {
        return Stream.of(
                new Event.Submitted(),
                new Event.Deferred("the queue is away"),
                new Event.Started(),
                new Event.Completed(Duration.ofMillis(1234), 1098),
                new Event.Failed("too_few_bars", "ask for more"),
                new Event.Skipped("it had ended"),
                new Event.Retried("the table is away"),
                new Event.SentAgain(),
                new Event.Cancelled(),
                new Event.Deleted());
    }

    @ParameterizedTest
    @MethodSource("everyEvent")
    void everyEventIsOneLineThatNamesItsJob(Event event) throws Exception {
        JsonNode line = line(event);

        assertThat(line.path("timestamp").asText()).isEqualTo("2026-03-01T12:00:00.500Z");
        assertThat(line.path("level").asText()).isIn("INFO", "WARN");
        assertThat(line.path("event").asText()).matches("[a-z_]+");
        assertThat(line.path("tenant").asText()).isEqualTo("local");
        assertThat(line.path("job_id").asText()).isEqualTo(Fixtures.REF.id().value());
    }

    @Test
    void aCompletedJobIsCountedWithItsDurationAndBars() throws Exception {
        JsonNode line = line(new Event.Completed(Duration.ofMillis(1234), 1098));

        assertThat(line.path("Function").asText()).isEqualTo("backtest");
        assertThat(line.path("JobsCompleted").asInt()).isEqualTo(1);
        assertThat(line.path("JobDuration").asInt()).isEqualTo(1234);
        assertThat(line.path("JobBars").asInt()).isEqualTo(1098);
        assertThat(line.path("_aws")).isEqualTo(new JsonMapper().readTree("""
                                        {"Timestamp": 1772366400500, "CloudWatchMetrics": [{
                                          "Namespace": "Backgrid",
                                          "Dimensions": [["Function"]],
                                          "Metrics": [
                                            {"Name": "JobsCompleted", "Unit": "Count"},
                                            {"Name": "JobDuration", "Unit": "Milliseconds"},
                                            {"Name": "JobBars", "Unit": "Count"}]}]}"""));
    }

    @Test
    void submittedDeferredAndFailedAreCountedToo() throws Exception {
        assertThat(line(new Event.Submitted()).path("JobsSubmitted").asInt()).isEqualTo(1);
        assertThat(line(new Event.Deferred("x")).path("JobsDeferred").asInt()).isEqualTo(1);
        assertThat(line(new Event.Failed("x", "y")).path("JobsFailed").asInt()).isEqualTo(1);
    }

    @Test
    void whatIsNotCountedHasNoMetricBlock() throws Exception {
        JsonNode line = line(new Event.Started());

        assertThat(line.has("_aws")).isFalse();
        assertThat(line.has("Function")).isFalse();
    }

    @Test
    void longTextsAreShortenedAndStayOnOneLine() throws Exception {
        JsonNode line = line(new Event.Retried("first\nsecond \"quoted\" " + "x".repeat(10_000)));

        assertThat(line.path("cause").asText())
                .hasSize(503)
                .startsWith("first\nsecond \"quoted\"")
                .endsWith("...");
    }

    @Test
    void aMessageThatNamesNoJobIsToldByItsOwnId() throws Exception {
        journal.unreadable("message-7", "it names no job");

        JsonNode line = onlyLine();
        assertThat(line.path("level").asText()).isEqualTo("ERROR");
        assertThat(line.path("event").asText()).isEqualTo("unreadable");
        assertThat(line.path("message_id").asText()).isEqualTo("message-7");
        assertThat(line.path("why").asText()).isEqualTo("it names no job");
    }

    @Test
    void aStreamThatIsClosedFailsNobody() {
        PrintStream closed = new PrintStream(written, true, StandardCharsets.UTF_8);
        closed.close();

        new JsonJournal(closed, InstantSource.fixed(Fixtures.NOW), "f").record(Fixtures.REF, new Event.Started());

        assertThat(written.size()).isZero();
    }

    @Test
    void withoutAHandlerNameTheFunctionIsCalledAsAwsCallsIt() throws Exception {
        JsonJournal.of(
                        Map.of("AWS_LAMBDA_FUNCTION_NAME", "backgrid-dev-x"),
                        new PrintStream(written, true, StandardCharsets.UTF_8),
                        InstantSource.fixed(Fixtures.NOW))
                .record(Fixtures.REF, new Event.Submitted());

        assertThat(onlyLine().path("Function").asText()).isEqualTo("backgrid-dev-x");
    }

    private JsonNode line(Event event) throws Exception {
        written.reset();
        journal.record(Fixtures.REF, event);
        return onlyLine();
    }

    private JsonNode onlyLine() throws Exception {
        String text = written.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).hasSize(1);
        return new JsonMapper().readTree(text);
    }
}
