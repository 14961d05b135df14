package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.jobs.life.RunJob;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.life.RunSmallSweep;
import jakarta.inject.Named;

/// Runs the jobs and small sweeps of a batch. What fails for any reason comes again, until the queue gives it up to
/// [DeadLetterHandler].
@Named("backtest")
public final class BacktestHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {
    private final RunJob job;
    private final RunSmallSweep sweep;
    private final MessageBatch messages;

    public BacktestHandler(RunJob job, RunSmallSweep sweep, Journal journal) {
        this.job = job;
        this.sweep = sweep;
        this.messages = new MessageBatch(journal, MessageBatch.Unreadable.FAILS);
    }

    @Override
    public SQSBatchResponse handleRequest(SQSEvent batch, Context context) {
        return messages.each(batch, job::run, sweep::run);
    }
}
