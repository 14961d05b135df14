package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.backgrid.aws.sqs.JobMessage;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.life.RunJob;
import io.backgrid.jobs.port.Journal;
import jakarta.inject.Named;
import java.util.Optional;

/// Runs the jobs of a batch. What fails for any reason comes again, until the queue gives it up to [DeadLetterHandler].
@Named("backtest")
public final class BacktestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final RunJob run;
    private final Journal journal;

    public BacktestHandler(RunJob run, Journal journal) {
        this.run = run;
        this.journal = journal;
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return MessageBatch.each(batch, this::done);
    }

    private boolean done(SQSMessage message) {
        Optional<JobRef> ref = JobMessage.decode(message.getBody());
        if (ref.isEmpty()) {
            journal.unreadable(message.getMessageId(), "it names no job");
            return false;
        }
        try {
            run.run(ref.get());
            return true;
        } catch (RuntimeException e) {
            // Not an end: the queue delivers it again, and the dead-letter function ends the job if that never helps.
            journal.record(ref.get(), new Journal.Event.Retried(Causes.of(e)));
            return false;
        }
    }
}
