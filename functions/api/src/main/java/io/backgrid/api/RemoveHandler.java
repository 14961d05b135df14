package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.life.RemoveJob;
import jakarta.inject.Named;

/// `DELETE /jobs/{job_id}`: cancels a job that has not started, deletes any other with its result.
@Named("remove")
public final class RemoveHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Edge edge;
    private final RemoveJob remove;

    public RemoveHandler(Edge edge, RemoveJob remove) {
        this.edge = edge;
        this.remove = remove;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return edge.answer(event, context, call -> {
            call.allowQuery();
            boolean removed = JobId.parse(call.path("job_id"))
                    .map(id -> remove.remove(new JobRef(call.tenant(), id)))
                    .orElse(false);
            return removed ? Answers.noContent() : Problem.notFound().toResponse();
        });
    }
}
