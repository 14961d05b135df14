package io.backgrid.api;

import com.amazonaws.services.lambda.runtime.events.APIGatewayProxyResponseEvent;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.life.Waiting;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.life.SubmitSweep;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/// `POST /sweeps` and `POST /sweeps/estimate`.
final class SweepCalls {
    /// Lists of up to 10,000 values, each written in full.
    private static final int MAX_BODY_BYTES = 256 << 10;

    private final SubmitSweep submit;
    private final SweepStore sweeps;
    private final SweepView view;
    private final CostView cost;

    SweepCalls(SubmitSweep submit, SweepStore sweeps, SweepView view, CostView cost) {
        this.submit = submit;
        this.sweeps = sweeps;
        this.view = view;
        this.cost = cost;
    }

    APIGatewayProxyResponseEvent submit(Call call, Optional<IdempotencyKey> key, Optional<Duration> wait) {
        SweepRef ref = submit.submit(call.tenant(), call.json(MAX_BODY_BYTES), key);
        Map<String, String> headers = Map.of("Location", call.callersPath() + "/" + ref.id());
        Optional<Sweep> seen =
                wait.flatMap(patience -> Waiting.await(() -> sweeps.find(ref), Sweep::isFinal, patience));
        return seen.filter(sweep -> sweep.status() == JobStatus.COMPLETED)
                .map(sweep -> Answers.json(200, view.whole(sweep), headers))
                .orElseGet(() -> Answers.json(
                        202,
                        Json.object()
                                .put("sweep_id", ref.id().value())
                                .put(
                                        "status",
                                        seen.map(sweep -> sweep.status().wireName())
                                                .orElse("queued")),
                        headers));
    }

    APIGatewayProxyResponseEvent estimate(Call call) {
        return Answers.json(200, cost.estimate(submit.estimate(call.tenant(), call.json(MAX_BODY_BYTES))));
    }
}
