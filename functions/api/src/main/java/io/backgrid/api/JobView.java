package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.NoLookahead;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.port.ResultStore;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// A job as users see it.
final class JobView {
    private static final Map<String, Metric> METRICS =
            Arrays.stream(Metric.values()).collect(Collectors.toMap(Metric::wireName, Function.identity()));

    private JobView() {}

    /// One line of a list: no curve, and of the metrics only the two that people compare first.
    static ObjectNode summary(Job job) {
        ObjectNode json = head(job);
        if (job.state() instanceof JobState.Completed(Completion completion)) {
            Json.put(json, "sharpe", completion.metrics().value(Metric.SHARPE));
            Json.put(json, "total_return", completion.metrics().value(Metric.TOTAL_RETURN));
        }
        return json;
    }

    /// All of it; a completed job with its curve, thinned when it is long.
    static ObjectNode whole(Job job, ResultStore results) {
        ObjectNode json = head(job).put("spec_sha256", job.spec().sha256());
        switch (job.state()) {
            case JobState.Queued _, JobState.Running _, JobState.Cancelled _ -> {}
            case JobState.Failed failed -> json.set("error", error(failed.failure()));
            case JobState.Completed(Completion completion) -> {
                putCompletion(json, job, completion);
                // A curve that is not there is being deleted with its job: the answer then shows none.
                putCurve(json, results.curve(job.ref()), job.spec().interval());
            }
        }
        return json;
    }

    private static ObjectNode head(Job job) {
        ObjectNode json = Json.object()
                .put("job_id", job.ref().id().value())
                .put("status", job.status().wireName())
                .put("submitted_at", job.submittedAt().toString());
        switch (job.state()) {
            case JobState.Queued _ -> {}
            case JobState.Running running ->
                json.put("started_at", running.startedAt().toString());
            case JobState.Completed(Completion completion) ->
                json.put("started_at", completion.startedAt().toString())
                        .put("completed_at", completion.completedAt().toString());
            case JobState.Failed failed ->
                json.put("failed_at", failed.failedAt().toString());
            case JobState.Cancelled cancelled ->
                json.put("cancelled_at", cancelled.cancelledAt().toString());
        }
        json.set("spec", job.spec().toJson());
        return json;
    }

    private static ObjectNode error(JobFailure failure) {
        return Problem.of(422, failure.detail()).toJson().put("title", failure.code());
    }

    private static void putCompletion(ObjectNode json, Job job, Completion completion) {
        Interval interval = job.spec().interval();
        Json.put(json, "sharpe", completion.metrics().value(Metric.SHARPE));
        json.put("runtime_seconds", completion.runtimeSeconds());
        json.put("ruined", completion.ruined());
        json.put("ambiguous_bars", completion.ambiguousBars());
        json.put("interest", completion.interest());
        json.set("metrics", metrics(completion));
        json.putObject("data")
                .put("source", job.data().source().wireName())
                .put("name", job.data().name().value())
                .put("interval", interval.wireName())
                .put("bars", completion.bars())
                .put("from", Json.time(completion.firstBar(), interval))
                .put("to", Json.time(completion.lastBar(), interval))
                .put("sha256", completion.dataSha256());
        json.put("result_sha256", completion.resultSha256());
        json.put("engine_version", completion.engineVersion());
        completion.noLookahead().ifPresent(proof -> putProof(json.putObject("verification"), proof));
    }

    private static void putProof(ObjectNode json, NoLookahead proof) {
        ObjectNode noLookahead = json.putObject("no_lookahead").put("holds", true);
        proof.cuts().forEach(noLookahead.putArray("cuts")::add);
        noLookahead.put("comparisons", proof.comparisons());
    }

    private static ObjectNode metrics(Completion completion) {
        ObjectNode json = Json.object();
        completion.metrics().values().forEach((name, value) -> {
            Metric metric = METRICS.get(name);
            if (metric != null && metric.isWholeNumber()) {
                json.put(name, value.longValue());
            } else {
                json.put(name, value);
            }
        });
        Set<Map.Entry<String, String>> undefined =
                completion.metrics().undefined().entrySet();
        undefined.forEach(entry -> json.putNull(entry.getKey()));
        ObjectNode reasons = json.putObject("undefined");
        undefined.forEach(entry -> reasons.put(entry.getKey(), entry.getValue()));
        return json;
    }

    private static void putCurve(ObjectNode json, Optional<EquityCurve> stored, Interval interval) {
        ArrayNode list = json.putArray("equity_curve");
        if (stored.isEmpty()) {
            return;
        }
        EquityCurve curve = stored.get();
        int[] points = CurveThinning.points(curve);
        if (points.length < curve.size()) {
            json.put("equity_curve_thinned", true);
        }
        String timeField = Json.timeField("", interval);
        for (int point : points) {
            list.addObject()
                    .put(timeField, Json.time(curve.time(point), interval))
                    .put("equity", curve.equity(point));
        }
    }
}
