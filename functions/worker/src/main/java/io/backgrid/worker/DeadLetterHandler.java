package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.jobs.life.AbandonJob;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.life.FailSweep;
import jakarta.inject.Named;

/// Ends the jobs and sweeps that the queue has given up. A message that names no job is told to the operators and let
/// go.
@Named("dead-letter")
public final class DeadLetterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final AbandonJob job;
    private final FailSweep sweep;
    private final MessageBatch messages;

    public DeadLetterHandler(AbandonJob job, FailSweep sweep, Journal journal) {
        this.job = job;
        this.sweep = sweep;
        this.messages = new MessageBatch(journal, MessageBatch.Unreadable.IS_LET_GO);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return messages.each(
                batch,
                job::abandon,
                ref -> sweep.fail(
                        ref,
                        "attempts_exhausted",
                        "no worker could finish this sweep within the queue's attempts; submit it again, and if it fails"
                                + " again report its sweep_id"));
    }
}
