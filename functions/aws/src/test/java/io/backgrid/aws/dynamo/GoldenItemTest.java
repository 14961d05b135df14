package io.backgrid.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.JobSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items as the first release wrote them. Every later one must read them; the files never change.
class GoldenItemTest {
    private static final Instant SUBMITTED = Instant.parse("2026-03-01T12:00:00.5Z");
    private static final Instant SENT = Instant.parse("2026-03-01T12:10:00Z");
    private static final Instant STARTED = Instant.parse("2026-03-01T12:10:00.123456789Z");
    private static final Instant ENDED = Instant.parse("2026-03-01T12:10:01Z");
    private static final Dataset SERIES = new Dataset(
            new DatasetName("AAPL"),
            Dataset.Source.SAMPLE,
            Interval.ONE_DAY,
            1260,
            Instant.parse("2013-05-13T00:00:00Z"),
            Instant.parse("2018-05-11T00:00:00Z"),
            "5f".repeat(32),
            Instant.parse("2026-01-01T00:00:00Z"));
    private static final JobSpec SPEC = new JobSpec(
            new DataChoice.Symbol(new DatasetName("AAPL")),
            Optional.of(LocalDate.of(2014, 1, 1)),
            Optional.empty(),
            Interval.ONE_DAY,
            BacktestSpec.builder(crossover(), new MetricBasis(252, 0))
                    .fees(new Fees(0.0005, 0))
                    .slippage(Slippage.ofRate(0.0002))
                    .build());

    private static Strategy crossover() {
        CatalogueStrategy named = StrategyCatalogue.find("ma_crossover").orElseThrow();
        return named.with(named.defaults());
    }

    @Test
    void aQueuedJob() {
        check("job-queued", job(new JobState.Queued(SUBMITTED), 0));
    }

    @Test
    void aRunningJob() {
        check("job-running", job(new JobState.Running(SENT, STARTED), 2));
    }

    @Test
    void aCompletedJob() {
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("total_return", 0.1 + 0.2);
        values.put("max_drawdown", -4.9E-324);
        values.put("expectancy", 1.7976931348623157E308);
        values.put("trades", 9.0);
        Completion completion = new Completion(
                STARTED,
                ENDED,
                0.004,
                1098,
                Instant.parse("2014-01-02T00:00:00Z"),
                Instant.parse("2018-05-11T00:00:00Z"),
                "ab".repeat(32),
                "cd".repeat(32),
                "0.1.0",
                false,
                new MetricValues(values, Map.of("sortino", "no_return_below_mar")));

        check("job-completed", job(new JobState.Completed(completion), 3));
    }

    @Test
    void aFailedJob() {
        check("job-failed", job(new JobState.Failed(new JobFailure("too_few_bars", "ask for more bars"), ENDED), 3));
    }

    @Test
    void aCancelledJob() {
        check("job-cancelled", job(new JobState.Cancelled(ENDED), 1));
    }

    @Test
    void aDataSet() {
        Map<String, AttributeValue> item = AttributeJson.item("/golden/v1/dataset.json");

        assertThat(DatasetItem.read(item)).isEqualTo(SERIES);
        assertThat(DatasetItem.write(Fixtures.TENANT, SERIES)).isEqualTo(item);
    }

    @Test
    void anIdempotencyKey() {
        Map<String, AttributeValue> item = AttributeJson.item("/golden/v1/idempotency.json");

        // Noon and 24 hours.
        long expiry = Instant.parse("2026-03-02T12:00:00Z").getEpochSecond();
        assertThat(IdempotencyItem.read(item)).isEqualTo(new IdempotencyItem(Fixtures.REF.id(), SPEC.sha256(), expiry));
    }

    private static Job job(JobState state, long revision) {
        return new Job(Fixtures.REF, SPEC, SERIES, SUBMITTED, state, revision);
    }

    private static void check(String name, Job job) {
        Map<String, AttributeValue> item = AttributeJson.item("/golden/v1/" + name + ".json");

        assertThat(JobItem.read(item)).isEqualTo(job);
        // As long as this version is the one that is written, it is written just so.
        assertThat(new HashMap<>(JobItem.write(job, "a-write"))).isEqualTo(item);
    }
}
