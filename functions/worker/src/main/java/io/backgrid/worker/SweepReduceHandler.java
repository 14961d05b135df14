package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.backgrid.jobs.sweep.life.ReduceSweep;
import jakarta.inject.Named;
import java.util.Map;

/// The last state of a sweep: ranks it, or has parts that are missing run again.
@Named("sweep-reduce")
public final class SweepReduceHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final ReduceSweep reduce;

    public SweepReduceHandler(ReduceSweep reduce) {
        this.reduce = reduce;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        SweepEvent event = SweepEvent.read(input);
        return switch (reduce.reduce(event.sweep())) {
            case DONE -> event.answer("done");
            case AGAIN -> new SweepEvent(event.sweep(), event.round() + 1).answer("again");
        };
    }
}
