package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.EngineVersion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.life.Datasets;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.ResultStore;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// Every `GET`.
@Named("read")
public final class ReadHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final String PARQUET = "application/vnd.apache.parquet";
    private static final Duration URL_VALID = Duration.ofMinutes(15);

    private final Edge edge;
    private final JobStore jobs;
    private final ResultStore results;
    private final Datasets datasets;
    private final SweepReads sweeps;

    public ReadHandler(Edge edge, JobStore jobs, ResultStore results, Datasets datasets, SweepReads sweeps) {
        this.sweeps = sweeps;
        this.edge = edge;
        this.jobs = jobs;
        this.results = results;
        this.datasets = datasets;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        // These two take any query, too: what watches a service likes to add one that no cache has seen.
        return switch (event.getResource()) {
            case "/api/v1/health" -> health();
            case "/api/v1/openapi.yaml" -> openApi();
            default -> edge.answer(event, context, this::read);
        };
    }

    private APIGatewayProxyResponseEvent read(Call call) {
        return switch (call.route()) {
            case "GET /api/v1/jobs" -> list(call);
            case "GET /api/v1/jobs/{job_id}/equity-curve" -> curve(call);
            case "GET /api/v1/sweeps" -> sweeps.list(call);
            case "GET /api/v1/sweeps/{sweep_id}" -> sweeps.sweep(call);
            case "GET /api/v1/sweeps/{sweep_id}/trials" -> sweeps.trials(call);
            case "GET /api/v1/sweeps/{sweep_id}/heatmap" -> sweeps.heatMap(call);
            case "GET /api/v1/sweeps/{sweep_id}/results" -> sweeps.results(call);
            default -> withoutQuery(call);
        };
    }

    private APIGatewayProxyResponseEvent withoutQuery(Call call) {
        call.allowQuery();
        return switch (call.route()) {
            case "GET /api/v1/jobs/{job_id}" -> job(call);
            case "GET /api/v1/jobs/{job_id}/trades" -> trades(call);
            case "GET /api/v1/jobs/{job_id}/report" -> report(call);
            case "GET /api/v1/datasets" -> datasets(call.tenant());
            case "GET /api/v1/datasets/{name}" -> dataset(call);
            case "GET /api/v1/strategies" -> Answers.json(200, StrategiesView.all());
            default -> throw new IllegalStateException("the template sends " + call.route() + " here");
        };
    }

    private static APIGatewayProxyResponseEvent health() {
        return Answers.json(200, Json.object().put("status", "ok").put("engine_version", EngineVersion.VERSION));
    }

    private static APIGatewayProxyResponseEvent openApi() {
        try (InputStream yaml = ReadHandler.class.getResourceAsStream("/openapi.yaml")) {
            if (yaml == null) {
                throw new IllegalStateException("openapi.yaml is missing from the build");
            }
            return Answers.of(
                    200, "application/yaml", new String(yaml.readAllBytes(), StandardCharsets.UTF_8), Map.of());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read openapi.yaml", e);
        }
    }

    private APIGatewayProxyResponseEvent list(Call call) {
        ListQuery query = ListQuery.of(call);
        JobStore.JobPage page = jobs.list(call.tenant(), query.status(), query.limit(), query.after());
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("jobs");
        page.jobs().forEach(job -> list.add(JobView.summary(job)));
        page.next().ifPresent(next -> json.put("next_cursor", next.value()));
        return Answers.json(200, json);
    }

    private APIGatewayProxyResponseEvent job(Call call) {
        return find(call)
                .map(job -> Answers.json(200, JobView.whole(job, results)))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    private APIGatewayProxyResponseEvent curve(Call call) {
        call.allowQuery("after");
        boolean parquet = call.header("Accept").orElse("").contains(PARQUET);
        Optional<String> after = call.query("after");
        if (parquet && after.isPresent()) {
            throw new ProblemException(
                    Problem.of(400, "after is for the answer in JSON; the Parquet file is always the whole curve"));
        }
        return find(call)
                .map(job -> unfinished(job)
                        .orElseGet(() -> parquet
                                ? Answers.seeOther(
                                        results.curveUrl(job.ref(), URL_VALID).toString())
                                : results.curve(job.ref())
                                        .map(curve -> after.map(time -> CurveView.after(time, job, curve))
                                                .orElseGet(() -> CurveView.of(job, curve)))
                                        .map(json -> Answers.json(200, json))
                                        .orElseGet(() -> Problem.notFound().toResponse())))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    private APIGatewayProxyResponseEvent trades(Call call) {
        return find(call)
                .map(job -> unfinished(job)
                        .orElseGet(() -> results.trades(job.ref())
                                .map(trades -> Answers.json(200, TradesView.of(job, trades)))
                                .orElseGet(() -> Problem.notFound().toResponse())))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    private APIGatewayProxyResponseEvent report(Call call) {
        return find(call)
                .map(job -> unfinished(job)
                        .orElseGet(() -> results.curve(job.ref())
                                .flatMap(curve -> results.trades(job.ref())
                                        .map(trades -> Answers.json(200, ReportView.of(job, curve, trades))))
                                .orElseGet(() -> Problem.notFound().toResponse())))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    private static Optional<APIGatewayProxyResponseEvent> unfinished(Job job) {
        if (job.status() == JobStatus.COMPLETED) {
            return Optional.empty();
        }
        return Optional.of(
                Problem.of(409, "the job has no result: it is " + job.status().wireName())
                        .toResponse());
    }

    private Optional<Job> find(Call call) {
        return JobId.parse(call.path("job_id")).flatMap(id -> jobs.find(new JobRef(call.tenant(), id)));
    }

    private APIGatewayProxyResponseEvent datasets(TenantId tenant) {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("datasets");
        datasets.list(tenant).forEach(dataset -> list.add(DatasetView.of(dataset)));
        return Answers.json(200, json);
    }

    private APIGatewayProxyResponseEvent dataset(Call call) {
        return DatasetName.parse(call.path("name"))
                .flatMap(name -> datasets.find(call.tenant(), name))
                .map(dataset -> Answers.json(200, DatasetView.of(dataset)))
                .orElseGet(() -> Problem.notFound().toResponse());
    }
}
