package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.life.DatasetEditor;
import io.backgrid.jobs.life.Uploads;
import io.backgrid.jobs.request.InvalidRequestException;
import io.backgrid.jobs.request.UploadRequest;
import io.backgrid.jobs.request.Violation;
import jakarta.inject.Named;
import java.util.List;
import java.util.Map;

/// Changes to a tenant's data sets: `PUT` and `DELETE /datasets/{name}`, and the two steps of a large upload.
@Named("datasets")
public final class DatasetsHandler
        implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final int MAX_CSV_BYTES = 4 << 20;
    private static final int MAX_BODY_BYTES = 4 << 10;

    private final Edge edge;
    private final DatasetEditor editor;
    private final Uploads uploads;

    public DatasetsHandler(Edge edge, DatasetEditor editor, Uploads uploads) {
        this.edge = edge;
        this.editor = editor;
        this.uploads = uploads;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return edge.answer(event, context, this::change);
    }

    private APIGatewayProxyResponseEvent change(Call call) {
        call.allowQuery();
        return switch (call.route()) {
            case "PUT /api/v1/datasets/{name}" ->
                created(call, editor.put(call.tenant(), name(call), call.body("text/csv", MAX_CSV_BYTES)));
            case "DELETE /api/v1/datasets/{name}" -> delete(call);
            case "POST /api/v1/datasets/{name}/upload" -> open(call);
            case "POST /api/v1/datasets/{name}/commit" -> commit(call);
            default -> throw new IllegalStateException("the template sends " + call.route() + " here");
        };
    }

    private APIGatewayProxyResponseEvent delete(Call call) {
        boolean deleted = DatasetName.parse(call.path("name"))
                .map(name -> editor.delete(call.tenant(), name))
                .orElse(false);
        return deleted ? Answers.noContent() : Problem.notFound().toResponse();
    }

    private APIGatewayProxyResponseEvent open(Call call) {
        Uploads.Ticket ticket = uploads.open(call.tenant(), name(call));
        return Answers.json(
                201,
                Json.object()
                        .put("upload_id", ticket.id())
                        .put("method", "PUT")
                        .put("url", ticket.url().toString())
                        .put("expires_at", ticket.expiresAt().toString())
                        .put("max_bytes", Uploads.MAX_BYTES));
    }

    private APIGatewayProxyResponseEvent commit(Call call) {
        String uploadId = UploadRequest.uploadId(call.json(MAX_BODY_BYTES));
        return uploads.commit(call.tenant(), name(call), uploadId)
                .map(dataset -> created(call, dataset))
                .orElseGet(() -> Problem.notFound().toResponse());
    }

    private static APIGatewayProxyResponseEvent created(Call call, Dataset dataset) {
        return Answers.json(
                201,
                DatasetView.of(dataset),
                Map.of("Location", call.callersPath().replaceFirst("/commit$", "")));
    }

    private static DatasetName name(Call call) {
        return DatasetName.parse(call.path("name"))
                .orElseThrow(() -> new InvalidRequestException(List.of(new Violation("name", DatasetName.RULE))));
    }
}
