package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.jobs.life.AbandonJob;
import io.backgrid.jobs.port.Journal;
import jakarta.inject.Named;

/// Ends the jobs that the queue has given up. A message that names no job is told to the operators and let go.
@Named("dead-letter")
public final class DeadLetterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final AbandonJob abandon;
    private final MessageBatch messages;

    public DeadLetterHandler(AbandonJob abandon, Journal journal) {
        this.abandon = abandon;
        this.messages = new MessageBatch(journal, MessageBatch.Unreadable.IS_LET_GO);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return messages.each(batch, abandon::abandon);
    }
}
