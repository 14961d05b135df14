package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import io.backgrid.jobs.life.ReconcileJobs;
import jakarta.inject.Named;
import java.util.Map;

/// Called every minute: sends again what has been open for too long.
@Named("reconcile")
public final class ReconcileHandler implements RequestHandler<ScheduledEvent, Map<String, Integer>> {
    private final ReconcileJobs reconcile;

    public ReconcileHandler(ReconcileJobs reconcile) {
        this.reconcile = reconcile;
    }

    @Override
    public Map<String, Integer> handleRequest(ScheduledEvent event, Context context) {
        return Map.of("sent_again", reconcile.reconcile());
    }
}
