package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Works through a batch message by message, so that one bad message fails alone.
final class MessageBatch {
    private MessageBatch() {}

    /// Hands over each message, and answers which to deliver again.
    ///
    /// @param done handles one message and tells whether it is done with
    static SQSBatchResponse each(SQSEvent batch, Predicate<SQSMessage> done) {
        List<BatchItemFailure> failures = new ArrayList<>();
        for (SQSMessage message : batch.getRecords()) {
            if (!done.test(message)) {
                failures.add(new BatchItemFailure(message.getMessageId()));
            }
        }
        return new SQSBatchResponse(failures);
    }
}
