package io.backgrid.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Fixtures;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.NoLookahead;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class JobItemTest {
    private static final Job QUEUED = Fixtures.job(Fixtures.REF, Fixtures.NOW);
    private static final Job RUNNING = QUEUED.started(Fixtures.NOW.plusNanos(1));

    static Stream<Job> everyState() {
        return Stream.of(
                QUEUED,
                QUEUED.sentAgain(Fixtures.NOW.plusSeconds(600)),
                RUNNING,
                RUNNING.completed(Fixtures.completion(Fixtures.NOW)),
                RUNNING.completed(proved(Fixtures.completion(Fixtures.NOW))),
                RUNNING.failed(new JobFailure("equity_overflow", "lower the capital, \"please\" \u2603"), Fixtures.NOW),
                QUEUED.cancelled(Fixtures.NOW));
    }

    private static Completion proved(Completion plain) {
        return new Completion(
                plain.startedAt(),
                plain.completedAt(),
                plain.runtimeSeconds(),
                plain.bars(),
                plain.firstBar(),
                plain.lastBar(),
                plain.dataSha256(),
                plain.resultSha256(),
                plain.engineVersion(),
                plain.ruined(),
                plain.metrics(),
                3,
                0.1 + 0.2,
                Optional.of(new NoLookahead(List.of(4, 9, 16), 1L << 40)));
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void aJobInEveryStateIsReadBackAsItWas(Job job) {
        assertThat(JobItem.read(JobItem.write(job, "w"))).isEqualTo(job);
    }

    @ParameterizedTest
    @MethodSource("everyState")
    void onlyOpenJobsAreInTheOpenIndex(Job job) {
        Map<String, AttributeValue> item = JobItem.write(job, "w");

        assertThat(item.containsKey("open_shard")).isEqualTo(!job.isFinal());
        assertThat(item.containsKey("open_since")).isEqualTo(!job.isFinal());
    }

    @Test
    void metricsKeepEveryBitAndTheirOrder() {
        Random random = new Random(99);
        Map<String, Double> values = new LinkedHashMap<>();
        for (int metric = 0; metric < 2000; metric++) {
            double value = Double.longBitsToDouble(random.nextLong());
            values.put("m" + metric, Double.isFinite(value) ? value : -0.0);
        }
        MetricValues metrics = new MetricValues(values, Map.of());

        MetricValues read = MetricsJson.read(MetricsJson.write(metrics));

        assertThat(read.values().keySet()).containsExactlyElementsOf(values.keySet());
        values.forEach((name, value) ->
                assertThat(bits(read.values().getOrDefault(name, 0.0))).as(name).isEqualTo(bits(value)));
    }

    @Test
    void aMetricThatIsNoNumberIsNotStored() {
        MetricValues metrics = new MetricValues(Map.of("sharpe", Double.NaN), Map.of());

        assertThatThrownBy(() -> MetricsJson.write(metrics)).hasMessage("metric sharpe must be finite but is NaN");
    }

    @Test
    void anItemOfALaterVersionIsRefusedInWords() {
        Map<String, AttributeValue> item = new HashMap<>(JobItem.write(QUEUED, "w"));
        item.put("v", AttributeValue.fromN("2"));

        assertThatThrownBy(() -> JobItem.read(item))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("item T#local JOB#" + Fixtures.REF.id() + " has version 2 but this software reads 1 to 1:"
                        + " deploy the newer release to all functions");
    }

    @Test
    void whatIsMissingOrOfAnotherTypeIsNamed() {
        Map<String, AttributeValue> item = new HashMap<>(JobItem.write(QUEUED, "w"));
        item.remove("spec");
        assertThatThrownBy(() -> JobItem.read(item)).hasMessageEndingWith("lacks the attribute 'spec'");

        item.put("spec", AttributeValue.fromN("1"));
        assertThatThrownBy(() -> JobItem.read(item)).hasMessageEndingWith("attribute 'spec' is not a text");

        item.put("data", AttributeValue.fromS("x"));
        assertThatThrownBy(() -> JobItem.read(item)).hasMessageEndingWith("attribute 'data' is no group");
    }

    @Test
    void theOrderOfTimesIsTheOrderOfTheirTexts() {
        assertThat(InstantText.of(Fixtures.NOW)).isEqualTo("2026-03-01T12:00:00.500000000Z");
        assertThat(InstantText.of(Fixtures.NOW.minusMillis(500))).isLessThan(InstantText.of(Fixtures.NOW));
        assertThat(InstantText.parse(InstantText.of(Fixtures.NOW))).isEqualTo(Fixtures.NOW);
    }

    private static long bits(double value) {
        return Double.doubleToRawLongBits(value);
    }
}
