package io.backgrid.offline.queue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/// The queue as a poller uses it.
record QueueReceiver(SqsClient sqs, String url) {

    /// What one call to SQS takes at most.
    static final int CALL_LIMIT = 10;

    private static final long PAUSE_MILLIS = 20;

    /// Waits for up to `seconds` for the first messages and answers with what is there.
    List<Message> receive(int most, int seconds) {
        return sqs.receiveMessage(receive -> receive.queueUrl(url)
                        .maxNumberOfMessages(Math.min(most, CALL_LIMIT))
                        .waitTimeSeconds(seconds)
                        .messageAttributeNames("All")
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL))
                .messages();
    }

    /// Waits for up to `seconds` for a first message, then until there are `most` or the window ends.
    List<Message> gather(int most, int seconds, Duration window) throws InterruptedException {
        List<Message> gathered = new ArrayList<>(receive(most, seconds));
        long end = System.nanoTime() + window.toNanos();
        while (!gathered.isEmpty() && gathered.size() < most && System.nanoTime() < end) {
            // SQS waits for whole seconds, which would outlast the window.
            List<Message> more = receive(most - gathered.size(), 0);
            gathered.addAll(more);
            if (more.isEmpty()) {
                Thread.sleep(PAUSE_MILLIS);
            }
        }
        return gathered;
    }

    /// Deletes the messages, which then come no more.
    void delete(List<Message> messages) {
        for (int from = 0; from < messages.size(); from += CALL_LIMIT) {
            List<Message> part = messages.subList(from, Math.min(messages.size(), from + CALL_LIMIT));
            if (part.size() == 1) {
                sqs.deleteMessage(delete ->
                        delete.queueUrl(url).receiptHandle(part.getFirst().receiptHandle()));
            } else {
                deleteTogether(part);
            }
        }
    }

    private void deleteTogether(List<Message> part) {
        List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
        for (Message message : part) {
            entries.add(DeleteMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .receiptHandle(message.receiptHandle())
                    .build());
        }
        DeleteMessageBatchResponse answer =
                sqs.deleteMessageBatch(delete -> delete.queueUrl(url).entries(entries));
        if (!answer.failed().isEmpty()) {
            throw new IllegalStateException("messages were not deleted and will come again: " + answer.failed());
        }
    }
}
