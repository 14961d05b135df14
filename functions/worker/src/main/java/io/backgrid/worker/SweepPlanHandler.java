package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.life.PlanSweep;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Optional;

/// The first state of a sweep: divides it into shards, and answers where they are written down.
@Named("sweep-plan")
public final class SweepPlanHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final PlanSweep plan;

    public SweepPlanHandler(PlanSweep plan) {
        this.plan = plan;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        SweepEvent event = SweepEvent.read(input);
        SweepRef ref = event.sweep();
        Optional<PlanSweep.Planned> planned = plan.plan(ref, event.round());
        Map<String, Object> answer = event.answer(planned.isPresent() ? "fan" : "stop");
        planned.ifPresent(shards -> {
            answer.put("bucket", shards.manifest().bucket());
            answer.put("key", shards.manifest().key());
        });
        return answer;
    }
}
