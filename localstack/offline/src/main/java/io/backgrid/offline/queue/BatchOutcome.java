package io.backgrid.offline.queue;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/// Which messages of a batch are done.
final class BatchOutcome {

    private BatchOutcome() {}

    /// The messages to delete, by Lambda's rules: those that the answer does not name. An answer without a list says
    /// that all succeeded.
    ///
    /// @param partialFailures whether the function's answer counts at all
    /// @throws IllegalArgumentException when the answer names no message of the batch: then the whole batch failed
    static List<Message> succeeded(List<Message> batch, @Nullable SQSBatchResponse answer, boolean partialFailures) {
        if (!partialFailures || answer == null || answer.getBatchItemFailures() == null) {
            return batch;
        }
        Set<String> ids = new HashSet<>();
        batch.forEach(message -> ids.add(message.messageId()));
        Set<String> failed = new HashSet<>();
        for (SQSBatchResponse.BatchItemFailure failure : answer.getBatchItemFailures()) {
            String id = failure == null ? null : failure.getItemIdentifier();
            if (id == null || !ids.contains(id)) {
                throw new IllegalArgumentException(
                        "itemIdentifier must be the messageId of a message of the batch but was " + id);
            }
            failed.add(id);
        }
        return batch.stream()
                .filter(message -> !failed.contains(message.messageId()))
                .toList();
    }
}
