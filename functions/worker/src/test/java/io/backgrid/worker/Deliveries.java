package io.backgrid.worker;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import io.backgrid.aws.sqs.QueueMessage;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.sweep.SweepRef;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/// What a queue hands to a function, and what the function gives back.
final class Deliveries {
    /// Refuses every question: no function here has one.
    static final Context CONTEXT = (Context)
            Proxy.newProxyInstance(Context.class.getClassLoader(), new Class<?>[] {Context.class}, (_, method, _) -> {
                throw new AssertionError("nobody should ask for " + method.getName());
            });

    private final List<SQSMessage> messages = new ArrayList<>();

    Deliveries job(String messageId, JobRef ref) {
        return body(messageId, QueueMessage.encode(ref));
    }

    Deliveries sweep(String messageId, SweepRef ref) {
        return body(messageId, QueueMessage.encode(ref));
    }

    Deliveries body(String messageId, String body) {
        SQSMessage message = new SQSMessage();
        message.setMessageId(messageId);
        message.setBody(body);
        messages.add(message);
        return this;
    }

    /// Delivers one batch.
    ///
    /// @return the ids of the messages that the queue shall deliver again
    List<String> to(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        SQSEvent event = new SQSEvent();
        event.setRecords(messages);
        return handler.handleRequest(event, CONTEXT).getBatchItemFailures().stream()
                .map(BatchItemFailure::getItemIdentifier)
                .toList();
    }
}
