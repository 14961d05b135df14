package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.dataset.InvalidDatasetException;
import io.backgrid.jobs.life.IdempotencyConflictException;
import io.backgrid.jobs.life.SampleNameException;
import io.backgrid.jobs.life.UploadTooLargeException;
import io.backgrid.jobs.port.Authenticator;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.request.InvalidRequestException;
import io.backgrid.jobs.request.MalformedRequestException;
import io.backgrid.jobs.request.Violation;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/// What every function does around its own work: ask who is calling, and turn what goes wrong into a problem.
public final class Edge {
    private static final String RETRY_AFTER_SECONDS = "2";

    private final Authenticator authenticator;
    private final FaultLog faults;

    public Edge(Authenticator authenticator, FaultLog faults) {
        this.authenticator = authenticator;
        this.faults = faults;
    }

    /// Answers a call that only a known tenant may make.
    APIGatewayProxyResponseEvent answer(
            APIGatewayProxyRequestEvent event, Context context, Function<Call, APIGatewayProxyResponseEvent> work) {
        return guarded(
                context,
                () -> authenticator
                        .authenticate(Call.header(event, "Authorization"))
                        .map(tenant -> work.apply(new Call(event, tenant)))
                        .orElseGet(() -> Problem.of(401, "send your token as Authorization: Bearer <token>")
                                .toResponse(Map.of("WWW-Authenticate", "Bearer"))));
    }

    private APIGatewayProxyResponseEvent guarded(Context context, Supplier<APIGatewayProxyResponseEvent> work) {
        try {
            return work.get();
        } catch (ProblemException e) {
            return e.problem().toResponse();
        } catch (MalformedRequestException e) {
            return Problem.of(400, String.valueOf(e.getMessage())).toResponse();
        } catch (InvalidRequestException e) {
            return Problem.violations(e.violations()).toResponse();
        } catch (InvalidDatasetException e) {
            return Problem.violations(List.of(new Violation(e.place(), String.valueOf(e.getMessage()))))
                    .toResponse();
        } catch (UploadTooLargeException e) {
            return Problem.of(413, String.valueOf(e.getMessage())).toResponse();
        } catch (IdempotencyConflictException | SampleNameException e) {
            return Problem.of(409, String.valueOf(e.getMessage())).toResponse();
        } catch (StoreUnavailableException e) {
            faults.record(context.getAwsRequestId(), e);
            return Problem.of(503, e.getMessage() + "; nothing was changed or what was accepted is kept: try again")
                    .toResponse(Map.of("Retry-After", RETRY_AFTER_SECONDS));
        } catch (RuntimeException e) {
            // The caller gets a name for it, the operator the whole of it.
            faults.record(context.getAwsRequestId(), e);
            return Problem.of(500, "this is our fault; report it with request id " + context.getAwsRequestId())
                    .toResponse();
        }
    }
}
