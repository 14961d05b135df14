package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.backgrid.jobs.life.ReconcileJobs;
import io.backgrid.jobs.sweep.life.ReconcileSweeps;
import jakarta.inject.Named;
import java.util.Map;

/// Called every minute: sends again what has been open for too long. The event says nothing that matters, and as a
/// plain map it can be read whatever form the scheduler gives it.
@Named("reconcile")
public final class ReconcileHandler implements RequestHandler<Map<String, Object>, Map<String, Integer>> {
    private final ReconcileJobs jobs;
    private final ReconcileSweeps sweeps;

    public ReconcileHandler(ReconcileJobs jobs, ReconcileSweeps sweeps) {
        this.jobs = jobs;
        this.sweeps = sweeps;
    }

    @Override
    public Map<String, Integer> handleRequest(Map<String, Object> event, Context context) {
        return Map.of("sent_again", jobs.reconcile() + sweeps.reconcile());
    }
}
