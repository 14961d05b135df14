package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.backgrid.aws.sqs.QueueMessage;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Works through a batch message by message, so that one bad message fails alone.
final class MessageBatch {

    /// What becomes of a message that names no job and no sweep.
    enum Unreadable {
        /// It fails like any other, so that the queue gives it up in the end.
        FAILS("it names no job and no sweep"),
        /// It is told to the operators and let go.
        IS_LET_GO("it names no job and no sweep and was given up by the queue");

        private final String why;

        Unreadable(String why) {
            this.why = why;
        }
    }

    private final Journal journal;
    private final Unreadable unreadable;

    MessageBatch(Journal journal, Unreadable unreadable) {
        this.journal = journal;
        this.unreadable = unreadable;
    }

    /// Does the work of each message, and answers which to deliver again: those whose work threw.
    SQSBatchResponse each(SQSEvent batch, Consumer<JobRef> job, Consumer<SweepRef> sweep) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            if (!done(message, job, sweep)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }

    private boolean done(SQSMessage message, Consumer<JobRef> job, Consumer<SweepRef> sweep) {
        Optional<QueueMessage.Work> work = QueueMessage.decode(message.getBody());
        if (work.isEmpty()) {
            journal.unreadable(message.getMessageId(), unreadable.why);
            return unreadable == Unreadable.IS_LET_GO;
        }
        try {
            switch (work.get()) {
                case QueueMessage.Work.OfJob(JobRef ref) -> job.accept(ref);
                case QueueMessage.Work.OfSweep(SweepRef ref) -> sweep.accept(ref);
            }
            return true;
        } catch (RuntimeException e) {
            // Not an end: the queue delivers it again, and in the end gives it up.
            switch (work.get()) {
                case QueueMessage.Work.OfJob(JobRef ref) ->
                    journal.record(ref, new Journal.Event.Retried(Causes.of(e)));
                case QueueMessage.Work.OfSweep(SweepRef ref) ->
                    journal.record(ref, new Journal.SweepEvent.Retried(Causes.of(e)));
            }
            return false;
        }
    }
}
