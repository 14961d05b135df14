package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.life.FailSweep;
import jakarta.inject.Named;
import java.util.Map;

/// The state that any failure leads to. A sweep that has ended for a reason of its own keeps that one.
@Named("sweep-fail")
public final class SweepFailHandler implements RequestHandler<Map<String, Object>, Map<String, Object>> {
    private final FailSweep fail;
    private final Journal journal;

    public SweepFailHandler(FailSweep fail, Journal journal) {
        this.fail = fail;
        this.journal = journal;
    }

    @Override
    public Map<String, Object> handleRequest(Map<String, Object> input, Context context) {
        SweepEvent event = SweepEvent.read(input);
        // What the state machine says is for operators: it names services and classes.
        journal.record(event.sweep(), new Journal.SweepEvent.Interrupted(String.valueOf(input.get("error"))));
        fail.fail(
                event.sweep(),
                "interrupted",
                "a step of this sweep could not be run, however often it was tried; what is finished is kept: submit it"
                        + " again, and if it fails again report its sweep_id");
        return event.answer("failed");
    }
}
