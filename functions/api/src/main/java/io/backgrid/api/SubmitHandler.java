package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyRequestEvent;
import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.life.AwaitJob;
import io.backgrid.jobs.life.SubmitJob;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.ResultStore;
import jakarta.inject.Named;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `POST /jobs` and `POST /sweeps`: accepts a backtest or a sweep, and with `Prefer: wait=N` answers with its
/// result when that comes in time. `POST /sweeps/estimate` says what a sweep would be.
@Named("submit")
public final class SubmitHandler implements RequestHandler<APIGatewayProxyRequestEvent, APIGatewayProxyResponseEvent> {
    private static final int MAX_BODY_BYTES = 64 << 10;
    private static final Pattern WAIT = Pattern.compile("(?i)(?:^|[,;\\s])wait\\s*=\\s*\"?([^,;\\s\"]*)");

    private final Edge edge;
    private final SubmitJob submit;
    private final AwaitJob await;
    private final ResultStore results;
    private final SweepCalls sweeps;

    public SubmitHandler(Edge edge, SubmitJob submit, AwaitJob await, ResultStore results, SweepCalls sweeps) {
        this.sweeps = sweeps;
        this.edge = edge;
        this.submit = submit;
        this.await = await;
        this.results = results;
    }

    @Override
    public APIGatewayProxyResponseEvent handleRequest(APIGatewayProxyRequestEvent event, Context context) {
        return edge.answer(event, context, call -> {
            call.allowQuery();
            return switch (call.route()) {
                case "POST /api/v1/jobs" -> job(call);
                case "POST /api/v1/sweeps" -> sweeps.submit(call, key(call), wait(call));
                case "POST /api/v1/sweeps/estimate" -> sweeps.estimate(call);
                default -> throw new IllegalStateException("the template sends " + call.route() + " here");
            };
        });
    }

    private APIGatewayProxyResponseEvent job(Call call) {
        Optional<Duration> wait = wait(call);
        JobRef ref = submit.submit(call.tenant(), call.json(MAX_BODY_BYTES), key(call));
        Map<String, String> headers = Map.of("Location", call.callersPath() + "/" + ref.id());
        Optional<Job> seen = wait.flatMap(patience -> await.await(ref, patience));
        if (seen.isPresent() && seen.get().status() == JobStatus.COMPLETED) {
            return Answers.json(200, JobView.whole(seen.get(), results), headers);
        }
        return Answers.json(
                202,
                Json.object()
                        .put("job_id", ref.id().value())
                        .put(
                                "status",
                                seen.map(Job::status).orElse(JobStatus.QUEUED).wireName()),
                headers);
    }

    private static Optional<IdempotencyKey> key(Call call) {
        Optional<String> header = call.header("Idempotency-Key");
        Optional<IdempotencyKey> key = header.flatMap(IdempotencyKey::parse);
        if (header.isPresent() && key.isEmpty()) {
            throw new ProblemException(
                    Problem.of(400, "Idempotency-Key must be 1 to 255 printable ASCII characters without spaces"));
        }
        return key;
    }

    private static Optional<Duration> wait(Call call) {
        Matcher wait = WAIT.matcher(call.header("Prefer").orElse(""));
        if (!wait.find()) {
            return Optional.empty();
        }
        String seconds = wait.group(1);
        if (!seconds.matches("\\d{1,2}") || Integer.parseInt(seconds) > AwaitJob.LONGEST.toSeconds()) {
            throw new ProblemException(Problem.of(
                    400,
                    "Prefer: wait must be a whole number of seconds from 0 to " + AwaitJob.LONGEST.toSeconds()
                            + " but was '" + seconds + "'"));
        }
        return Optional.of(Duration.ofSeconds(Integer.parseInt(seconds)));
    }
}
