package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.jobs.life.RunJob;
import io.backgrid.jobs.port.Journal;
import jakarta.inject.Named;

/// Runs the jobs of a batch. What fails for any reason comes again, until the queue gives it up to [DeadLetterHandler].
@Named("backtest")
public final class BacktestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final RunJob run;
    private final MessageBatch messages;

    public BacktestHandler(RunJob run, Journal journal) {
        this.run = run;
        this.messages = new MessageBatch(journal, MessageBatch.Unreadable.FAILS);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return messages.each(batch, run::run);
    }
}
