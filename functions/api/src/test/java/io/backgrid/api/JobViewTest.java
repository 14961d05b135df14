package io.backgrid.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.fakes.World;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobViewTest {
    private final World world = new World();
    private final JobRef ref = world.accept(World.REQUEST);

    private JsonNode whole() {
        return JobView.whole(world.job(ref), world.results);
    }

    @Test
    void aQueuedJobShowsWhatWasAskedFor() {
        JsonNode json = whole();

        assertThat(Reply.names(json)).containsExactly("job_id", "status", "submitted_at", "spec", "spec_sha256");
        assertThat(json.path("status").textValue()).isEqualTo("queued");
        assertThat(json.path("submitted_at").textValue()).isEqualTo("2026-01-05T10:00:00Z");
        assertThat(json.path("spec").toString()).isEqualTo(world.job(ref).spec().canonicalJson());
        assertThat(json.path("spec_sha256").textValue())
                .isEqualTo(world.job(ref).spec().sha256());
    }

    @Test
    void aRunningJobShowsWhenItStarted() {
        world.clock.advance(Duration.ofSeconds(2));
        world.jobs.replace(world.job(ref).started(world.clock.instant()));

        assertThat(Reply.names(whole()))
                .containsExactly("job_id", "status", "submitted_at", "started_at", "spec", "spec_sha256");
        assertThat(whole().path("started_at").textValue()).isEqualTo("2026-01-05T10:00:02Z");
    }

    @Test
    void aCancelledJobShowsWhen() {
        world.remove().remove(ref);

        assertThat(Reply.names(whole()))
                .containsExactly("job_id", "status", "submitted_at", "cancelled_at", "spec", "spec_sha256");
    }

    @Test
    void aFailedJobShowsWhyInTheShapeOfAProblem() {
        JobRef hopeless =
                world.accept("{\"dataset\": \"zigzag\", \"strategy\": \"ma_crossover\", \"params\": {\"slow\": 500}}");
        world.worker().run(hopeless);
        JsonNode json = JobView.whole(world.job(hopeless), world.results);

        assertThat(Reply.names(json))
                .containsExactly("job_id", "status", "submitted_at", "failed_at", "spec", "spec_sha256", "error");
        assertThat(Reply.names(json.path("error"))).containsExactly("type", "title", "status", "detail");
        assertThat(json.path("error").path("title").textValue()).isEqualTo("too_few_bars");
        assertThat(json.path("error").path("detail").textValue())
                .isEqualTo("ma_crossover needs at least 501 bars but has 60: choose a longer range or shorter windows");
    }

    @Test
    void aCompletedJobShowsEverything() {
        world.worker().run(ref);
        JsonNode json = whole();

        assertThat(Reply.names(json))
                .containsExactlyInAnyOrder(
                        "job_id",
                        "status",
                        "submitted_at",
                        "started_at",
                        "completed_at",
                        "spec",
                        "spec_sha256",
                        "sharpe",
                        "runtime_seconds",
                        "ruined",
                        "ambiguous_bars",
                        "interest",
                        "metrics",
                        "data",
                        "result_sha256",
                        "engine_version",
                        "equity_curve");
        assertThat(Reply.names(json.path("data")))
                .containsExactly("source", "name", "interval", "bars", "from", "to", "sha256");
        assertThat(json.path("data").path("from").textValue()).isEqualTo("2020-01-01");
        assertThat(json.path("data").path("to").textValue()).isEqualTo("2020-02-29");
        assertThat(json.path("sharpe")).isEqualTo(json.path("metrics").path("sharpe"));
        assertThat(json.path("equity_curve")).hasSize(60);
        assertThat(json.path("equity_curve").get(0).toString())
                .isEqualTo("{\"date\":\"2020-01-01\",\"equity\":100000.0}");
    }

    @Test
    void aProofThatWasAskedForIsShownWithItsCutsAndComparisons() {
        JobRef proved = world.accept("{\"dataset\": \"zigzag\", \"entry_rule\": \"close > open\", \"entry\": \"state\","
                + " \"verify\": [\"no_lookahead\"]}");
        world.worker().run(proved);
        JsonNode proof = JobView.whole(world.job(proved), world.results)
                .path("verification")
                .path("no_lookahead");

        // The rule can hold on bar 0: 32 cuts from there on, up to the last but one of 60 bars.
        assertThat(proof.path("holds").booleanValue()).isTrue();
        assertThat(proof.path("cuts")).hasSize(32);
        assertThat(proof.path("cuts").get(0).intValue()).isZero();
        assertThat(proof.path("comparisons").longValue()).isGreaterThan(32 * 2);
    }

    @Test
    void everyMetricIsThereWithAValueOrWithAReason() {
        world.worker().run(ref);
        JsonNode metrics = whole().path("metrics");

        for (Metric metric : Metric.values()) {
            assertThat(metrics.has(metric.wireName())).as(metric.wireName()).isTrue();
            assertThat(metrics.path(metric.wireName()).isNull())
                    .as(metric.wireName())
                    .isEqualTo(metrics.path("undefined").has(metric.wireName()));
        }
        assertThat(metrics.path("trades").isIntegralNumber()).isTrue();
    }

    private static Job completedWith(Job job, MetricValues metrics) {
        return job.completed(new Completion(
                Instant.EPOCH, Instant.EPOCH, 0.5, 60, Instant.EPOCH, Instant.EPOCH, "d", "r", "0.0.9", true, metrics));
    }

    @Test
    void anUndefinedMetricIsNullAndNeverANumber() {
        Job job = completedWith(
                world.job(ref), new MetricValues(Map.of("trades", 0.0), Map.of("sharpe", "zero_variance")));
        JsonNode json = JobView.whole(job, world.results);

        assertThat(json.path("sharpe").isNull()).isTrue();
        assertThat(json.path("metrics").toString())
                .isEqualTo("{\"trades\":0,\"sharpe\":null,\"undefined\":{\"sharpe\":\"zero_variance\"}}");
        assertThat(json.path("ruined").booleanValue()).isTrue();
    }

    @Test
    void aMetricOfAnotherEngineVersionIsStillShown() {
        Job job = completedWith(world.job(ref), new MetricValues(Map.of("luck", 0.25), Map.of()));

        assertThat(JobView.whole(job, world.results)
                        .path("metrics")
                        .path("luck")
                        .doubleValue())
                .isEqualTo(0.25);
    }

    @Test
    void aLineOfAListHasNoCurveAndOnlyTheMetricsThatPeopleCompareFirst() {
        world.worker().run(ref);
        JsonNode line = JobView.summary(world.job(ref));

        assertThat(Reply.names(line))
                .containsExactly(
                        "job_id",
                        "status",
                        "submitted_at",
                        "started_at",
                        "completed_at",
                        "spec",
                        "sharpe",
                        "total_return");
        JobRef queued = world.accept(World.REQUEST);
        assertThat(Reply.names(JobView.summary(world.job(queued))))
                .containsExactly("job_id", "status", "submitted_at", "spec");
    }
}
