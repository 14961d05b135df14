package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.life.DamagedPartException;
import io.backgrid.jobs.sweep.life.HeatMapReader;
import io.backgrid.jobs.sweep.life.TrialPages;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/// Every `GET` of sweeps.
final class SweepReads {
    private static final Duration URL_VALID = Duration.ofMinutes(15);

    private final SweepStore sweeps;
    private final PartStore parts;
    private final SweepResultStore results;
    private final TrialPages pages;
    private final HeatMapReader heatMaps;
    private final SweepView view;

    SweepReads(SweepStore sweeps, PartStore parts, SweepResultStore results, TrialPages pages, SweepView view) {
        this.sweeps = sweeps;
        this.parts = parts;
        this.results = results;
        this.pages = pages;
        this.heatMaps = new HeatMapReader(parts, results);
        this.view = view;
    }

    APIGatewayProxyResponseEvent list(Call call) {
        ListQuery query = ListQuery.of(call);
        SweepStore.SweepPage page = sweeps.list(call.tenant(), query.status(), query.limit(), query.after());
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("sweeps");
        page.sweeps().forEach(sweep -> list.add(SweepLineView.of(sweep)));
        page.next().ifPresent(next -> json.put("next_cursor", next.value()));
        return Answers.json(200, json);
    }

    APIGatewayProxyResponseEvent sweep(Call call) {
        call.allowQuery();
        return find(call)
                .map(sweep -> Answers.json(200, view.whole(sweep)))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    APIGatewayProxyResponseEvent trials(Call call) {
        call.allowQuery("sort", "limit", "cursor");
        return completed(call, (sweep, completion) -> {
            TrialQuery query = TrialQuery.of(call, sweep.request().objective());
            TrialPages.Page page = pages.page(sweep, completion, query.order(), query.limit(), query.after());
            ObjectNode json = ofSweep(sweep).put("sort", query.sort());
            json.set("trials", TrialsView.rows(TrialLayout.of(sweep.request()), page.rows()));
            page.next().ifPresent(next -> json.put("next_cursor", TrialQuery.cursor(next)));
            return Answers.json(200, json);
        });
    }

    APIGatewayProxyResponseEvent heatMap(Call call) {
        call.allowQuery("x", "y", "metric");
        return completed(call, (sweep, completion) -> {
            TrialLayout layout = TrialLayout.of(sweep.request());
            HeatMapQuery query = HeatMapQuery.of(call, sweep, layout);
            HeatMapRef ref = query.in(completion, layout);
            HeatMap map = heatMaps.read(sweep, completion, ref);
            ObjectNode json = ofSweep(sweep);
            HeatMapView.put(json, layout, map, query);
            return Answers.json(200, json);
        });
    }

    private static ObjectNode ofSweep(Sweep sweep) {
        return Json.object().put("sweep_id", sweep.ref().id().value());
    }

    APIGatewayProxyResponseEvent results(Call call) {
        call.allowQuery("limit", "cursor");
        return completed(call, (sweep, completion) -> {
            int first = call.query("cursor").map(SweepReads::shard).orElse(0);
            int limit = ListQuery.limit(call);
            List<ShardTask> tasks = tasks(sweep.ref(), completion);
            ObjectNode json = ofSweep(sweep);
            ArrayNode list = json.putArray("parts");
            int end = Math.min(tasks.size(), first + limit);
            for (int place = Math.min(first, end); place < end; place++) {
                put(list.addObject(), sweep.ref(), tasks.get(place));
            }
            ArrayNode curves = json.putArray("curves");
            for (long trial : completion.best()) {
                curves.addObject()
                        .put("trial", trial)
                        .put(
                                "url",
                                results.curveUrl(sweep.ref(), trial, URL_VALID).toString());
            }
            if (end < tasks.size()) {
                json.put("next_cursor", Integer.toString(end));
            }
            return Answers.json(200, json);
        });
    }

    private static int shard(String cursor) {
        if (!cursor.matches("\\d{1,6}")) {
            throw new ProblemException(Problem.of(400, "cursor must be the next_cursor of an earlier page"));
        }
        return Integer.parseInt(cursor);
    }

    private List<ShardTask> tasks(SweepRef ref, SweepCompletion completion) {
        return results.manifest(ref)
                .flatMap(manifest -> Manifest.read(manifest, completion.manifest()))
                .orElseThrow(SweepReads::damaged);
    }

    private void put(ObjectNode json, SweepRef ref, ShardTask task) {
        Part part = parts.find(ref, task.address()).orElseThrow(SweepReads::damaged);
        json.put("shard", task.shard().number()).put("rows", part.rows());
        json.putObject("trials")
                .put("url", parts.trialsUrl(ref, task.address(), URL_VALID).toString())
                .put("bytes", part.trialsBytes())
                .put("sha256", part.trialsSha256());
        json.putObject("blocks")
                .put("url", parts.blocksUrl(ref, task.address(), URL_VALID).toString())
                .put("bytes", part.blocksBytes())
                .put("sha256", part.blocksSha256());
    }

    private APIGatewayProxyResponseEvent completed(
            Call call, BiFunction<Sweep, SweepCompletion, APIGatewayProxyResponseEvent> answer) {
        Optional<Sweep> found = find(call);
        if (found.isEmpty()) {
            return Problem.notFound().toResponse();
        }
        if (!(found.get().state() instanceof SweepState.Completed(SweepCompletion completion))) {
            return Problem.of(
                            409,
                            "the sweep has no result: it is "
                                    + found.get().status().wireName())
                    .toResponse();
        }
        try {
            return answer.apply(found.get(), completion);
        } catch (DamagedPartException e) {
            throw new ProblemException(Problem.of(409, String.valueOf(e.getMessage())));
        }
    }

    private static ProblemException damaged() {
        return new ProblemException(Problem.of(
                409,
                "something that this sweep stored is missing or damaged: submit the same sweep again, and only that is"
                        + " computed anew"));
    }

    private Optional<Sweep> find(Call call) {
        return JobId.parse(call.path("sweep_id")).flatMap(id -> sweeps.find(new SweepRef(call.tenant(), id)));
    }
}
