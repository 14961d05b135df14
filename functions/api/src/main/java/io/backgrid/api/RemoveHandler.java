package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.life.RemoveJob;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.life.RemoveSweep;
import jakarta.inject.Named;

/// `DELETE /jobs/{job_id}`: cancels a job that has not started, deletes any other with its result.
/// `DELETE /sweeps/{sweep_id}`: cancels a sweep that has not ended, deletes any other with all that it stored.
@Named("remove")
public final class RemoveHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private final Edge edge;
    private final RemoveJob job;
    private final RemoveSweep sweep;

    public RemoveHandler(Edge edge, RemoveJob job, RemoveSweep sweep) {
        this.edge = edge;
        this.job = job;
        this.sweep = sweep;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return edge.answer(event, context, call -> {
            call.allowQuery();
            boolean removed = switch (call.route()) {
                case "DELETE /api/v1/jobs/{job_id}" ->
                    JobId.parse(call.path("job_id"))
                            .map(id -> job.remove(new JobRef(call.tenant(), id)))
                            .orElse(false);
                case "DELETE /api/v1/sweeps/{sweep_id}" ->
                    JobId.parse(call.path("sweep_id"))
                            .map(id -> sweep.remove(new SweepRef(call.tenant(), id)))
                            .orElse(false);
                default -> throw new IllegalStateException("the template sends " + call.route() + " here");
            };
            return removed ? Answers.noContent() : Problem.notFound().toResponse();
        });
    }
}
