package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.backgrid.aws.sqs.JobMessage;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.life.AbandonJob;
import io.backgrid.jobs.port.Journal;
import jakarta.inject.Named;
import java.util.Optional;

/// Ends the jobs that the queue has given up. A message that names no job is told to the operators and let go.
@Named("dead-letter")
public final class DeadLetterHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final AbandonJob abandon;
    private final Journal journal;

    public DeadLetterHandler(AbandonJob abandon, Journal journal) {
        this.abandon = abandon;
        this.journal = journal;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return MessageBatch.each(batch, this::done);
    }

    private boolean done(SQSMessage message) {
        Optional<JobRef> ref = JobMessage.decode(message.getBody());
        if (ref.isEmpty()) {
            journal.unreadable(message.getMessageId(), "it names no job and was given up by the queue");
            return true;
        }
        try {
            abandon.abandon(ref.get());
            return true;
        } catch (RuntimeException e) {
            // Kept whatever it was, and only this one: behind this queue stands no other.
            journal.record(ref.get(), new Journal.Event.Retried(Causes.of(e)));
            return false;
        }
    }
}
