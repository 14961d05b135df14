package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialCounts;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.life.DamagedPartException;
import io.backgrid.jobs.sweep.life.TrialPages;
import io.backgrid.jobs.sweep.ranking.TrialOrder;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A sweep as users see it.
final class SweepView {
    private static final int BEST = 5;
    private static final List<String> SHARES = List.of("min", "p05", "p25", "median", "p75", "p95", "max");

    private final SweepLedger ledger;
    private final TrialPages pages;
    private final CostView cost;
    private final InstantSource clock;

    SweepView(SweepLedger ledger, TrialPages pages, CostView cost, InstantSource clock) {
        this.ledger = ledger;
        this.pages = pages;
        this.cost = cost;
        this.clock = clock;
    }

    /// All of it, with progress and cost.
    ObjectNode whole(Sweep sweep) {
        ObjectNode json = head(sweep);
        json.set("spec", sweep.request().toJson());
        json.put("spec_sha256", sweep.request().sha256()).put("trials", sweep.trials());
        switch (sweep.state()) {
            case SweepState.Queued _ -> {}
            case SweepState.Running running -> {
                SweepProgress done = ledger.progress(sweep.ref());
                putProgress(json, sweep, done, running.manifest().shards(), Optional.of(running.startedAt()));
                cost.put(json, sweep, done);
            }
            case SweepState.Completed(SweepCompletion completion) -> {
                SweepProgress done = completion.progress();
                putProgress(json, sweep, done, completion.manifest().shards(), Optional.empty());
                cost.put(json, sweep, done);
                putCompletion(json, sweep, completion);
            }
            case SweepState.Failed(JobFailure failure, SweepProgress done, Instant _) -> {
                json.set("error", Problem.of(422, failure.detail()).toJson().put("title", failure.code()));
                putDone(json.putObject("progress"), done, Integer.MAX_VALUE, sweep.trials());
                cost.put(json, sweep, done);
            }
            case SweepState.Cancelled(SweepProgress done, Instant _) -> {
                putDone(json.putObject("progress"), done, Integer.MAX_VALUE, sweep.trials());
                cost.put(json, sweep, done);
            }
        }
        return json;
    }

    /// What is said of every sweep: id, status and times.
    static ObjectNode head(Sweep sweep) {
        ObjectNode json = Json.object()
                .put("sweep_id", sweep.ref().id().value())
                .put("status", sweep.status().wireName())
                .put("submitted_at", sweep.submittedAt().toString());
        switch (sweep.state()) {
            case SweepState.Queued _ -> {}
            case SweepState.Running running ->
                json.put("started_at", running.startedAt().toString());
            case SweepState.Completed(SweepCompletion completion) ->
                json.put("started_at", completion.startedAt().toString())
                        .put("completed_at", completion.completedAt().toString());
            case SweepState.Failed failed ->
                json.put("failed_at", failed.failedAt().toString());
            case SweepState.Cancelled cancelled ->
                json.put("cancelled_at", cancelled.cancelledAt().toString());
        }
        return json;
    }

    private void putProgress(
            ObjectNode json, Sweep sweep, SweepProgress done, int shards, Optional<Instant> runningSince) {
        ObjectNode progress = json.putObject("progress").put("shards", shards);
        // A round that repairs parts counts its shards anew.
        putDone(progress, done, shards, sweep.trials());
        runningSince.ifPresent(start -> {
            double seconds =
                    Math.max(1e-3, Duration.between(start, clock.instant()).toMillis() / 1e3);
            double rate = done.trials() / seconds;
            progress.put("trials_per_second", Json.rounded(rate, 1));
            if (rate > 0) {
                double left = Math.max(0, sweep.trials() - done.trials()) / rate;
                progress.put("seconds_left", Json.rounded(left, 1));
            } else {
                progress.putNull("seconds_left");
            }
        });
    }

    private static void putDone(ObjectNode progress, SweepProgress done, int shards, long trials) {
        progress.put("shards_done", Math.min(done.shards(), shards))
                .put("shards_reused", Math.min(done.reused(), shards))
                .put("trials_done", Math.min(done.trials(), trials));
    }

    private void putCompletion(ObjectNode json, Sweep sweep, SweepCompletion completion) {
        json.put(
                "runtime_seconds",
                Duration.between(completion.startedAt(), completion.completedAt())
                                .toMillis()
                        / 1e3);
        putCounts(json.putObject("counts"), completion.counts());
        ObjectNode quantiles = json.putObject("quantiles");
        completion
                .quantiles()
                .forEach((metric, each) -> putQuantiles(quantiles.putObject(metric.wireName()), metric, each));
        TrialLayout layout = TrialLayout.of(sweep.request());
        putBest(json, sweep, completion, layout);
        ArrayNode maps = json.putArray("heatmaps");
        for (HeatMapRef map : completion.heatMaps()) {
            maps.addObject().put("x", TrialsView.name(layout, map.x())).put("y", TrialsView.name(layout, map.y()));
        }
        ArrayNode data = json.putArray("data");
        sweep.data().forEach(each -> putData(data.addObject(), each));
        json.put("result_sha256", completion.resultSha256()).put("engine_version", completion.engineVersion());
    }

    /// The sweep itself can be read even if what it stored has been lost: its best trials are `null` then.
    private void putBest(ObjectNode json, Sweep sweep, SweepCompletion completion, TrialLayout layout) {
        TrialOrder order = TrialQuery.bestFirst(sweep.request().objective());
        try {
            TrialRows best =
                    pages.page(sweep, completion, order, BEST, Optional.empty()).rows();
            json.set("best", TrialsView.rows(layout, best));
        } catch (DamagedPartException _) {
            json.putNull("best");
        }
    }

    private static void putData(ObjectNode json, Dataset data) {
        json.put("source", data.source().wireName())
                .put("name", data.name().value())
                .put("sha256", data.sha256());
    }

    private static void putCounts(ObjectNode json, TrialCounts counts) {
        json.put("ran", counts.ran())
                .put("profitable", counts.profitable())
                .put("invalid", counts.invalid())
                .put("too_few_bars", counts.tooFewBars())
                .put("overflow", counts.overflowed());
    }

    private static void putQuantiles(ObjectNode json, TrialMetric metric, Quantiles quantiles) {
        json.put("defined", quantiles.defined());
        for (int share = 0; share < quantiles.values().size(); share++) {
            json.set(
                    SHARES.get(share),
                    TrialsView.number(metric, quantiles.values().get(share)));
        }
    }
}
