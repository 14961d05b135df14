package io.backgrid.aws.dynamo;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.aws.Fixtures;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialCounts;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Items of sweeps as the first release that had sweeps wrote them. Every later one must read them; the files never
/// change.
class GoldenSweepItemTest {
    private static final Instant SUBMITTED = Instant.parse("2026-03-01T12:00:00.5Z");
    private static final Instant SENT = Instant.parse("2026-03-01T12:10:00Z");
    private static final Instant STARTED = Instant.parse("2026-03-01T12:10:00.123456789Z");
    private static final Instant ENDED = Instant.parse("2026-03-01T12:10:01Z");
    private static final ManifestRef MANIFEST = new ManifestRef("ab".repeat(32), 4);
    private static final SweepProgress DONE = new SweepProgress(3, 1, 750_000, 0.1 + 0.2, 187_500_000);
    private static final String REQUEST = """
            {"symbols": ["AAPL", "SP500"], "start": "2014-01-01", "strategy": "ma_crossover",
             "params": {"slow": [50, 100, 200], "fast": {"from": 5, "to": 30, "step": 5}}, "stop_loss": [0.05, 0.1],
             "where": "fast < slow", "sample": {"count": 20, "seed": 7}, "objective": "calmar", "keep_curves": 2,
             "fees": {"rate": 0.0005}, "slippage": [0.0002, 0.0004], "budget_usd": 0.05}""";
    private static final List<Dataset> SERIES = List.of(series("AAPL", "5f"), series("SP500", "6a"));

    private static Dataset series(String name, String hash) {
        return new Dataset(
                new DatasetName(name),
                Dataset.Source.SAMPLE,
                Interval.ONE_DAY,
                1260,
                Instant.parse("2013-05-13T00:00:00Z"),
                Instant.parse("2018-05-11T00:00:00Z"),
                hash.repeat(32),
                Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void aQueuedSweep() {
        check("sweep-queued", new SweepState.Queued(SUBMITTED), 0);
    }

    @Test
    void aRunningSweep() {
        check("sweep-running", new SweepState.Running(SENT, STARTED, MANIFEST), 2);
    }

    @Test
    void aCompletedSweep() {
        Map<TrialMetric, Quantiles> quantiles = new EnumMap<>(TrialMetric.class);
        quantiles.put(TrialMetric.TRADES, new Quantiles(18, List.of(0.0, 1.0, 4.0, 9.0, 16.0, 25.0, 36.0)));
        quantiles.put(
                TrialMetric.CALMAR,
                new Quantiles(17, List.of(-4.9E-324, 0.1, 0.1 + 0.2, 0.5, 0.75, 1.0, 1.7976931348623157E308)));
        quantiles.put(TrialMetric.PROFIT_FACTOR, new Quantiles(0, List.of()));
        SweepCompletion completion = new SweepCompletion(
                STARTED,
                ENDED,
                DONE,
                MANIFEST,
                new TrialCounts(18, 0, 1, 1, 11),
                quantiles,
                List.of(17L, 3L),
                "cd".repeat(32),
                List.of(new HeatMapRef(0, 1, "01".repeat(32)), new HeatMapRef(0, 2, "02".repeat(32))),
                "ef".repeat(32),
                "0.1.0");

        check("sweep-completed", new SweepState.Completed(completion), 3);
    }

    @Test
    void aFailedSweep() {
        check(
                "sweep-failed",
                new SweepState.Failed(new JobFailure("budget_reached", "submit again with more"), DONE, ENDED),
                3);
    }

    @Test
    void aCancelledSweep() {
        check("sweep-cancelled", new SweepState.Cancelled(SweepProgress.NONE, ENDED), 1);
    }

    private static void check(String name, SweepState state, long revision) {
        SweepRequestReader.Resolved read = SweepRequestReader.read(
                REQUEST,
                choice -> SERIES.stream()
                        .filter(each -> each.name().equals(choice.name()))
                        .findFirst(),
                1_000);
        Sweep sweep = new Sweep(Fixtures.SWEEP, read.request(), read.data(), read.trials(), SUBMITTED, state, revision);
        Map<String, AttributeValue> item = AttributeJson.item("/golden/v1/" + name + ".json");

        assertThat(read(item)).isEqualTo(sweep);
        // As long as this version is the one that is written, it is written just so.
        assertThat(new HashMap<>(SweepItem.write(sweep, "a-write"))).isEqualTo(item);
    }

    private static Sweep read(Map<String, AttributeValue> item) {
        return SweepItem.read(item, new RecentRequests());
    }
}
