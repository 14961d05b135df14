package io.backgrid.offline.queue;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.offline.invoke.FailureLog;
import io.backgrid.offline.invoke.LocalContext;
import io.backgrid.offline.template.QueueSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/// Feeds a function from a queue, as Lambda's event source mapping does: messages that the function reports as failed,
/// and the whole batch when it throws, come again after the visibility timeout; the others are deleted.
public final class QueuePoller implements AutoCloseable {

    // How long closing may wait for an empty queue. A message is handed over as soon as it is there all the same.
    private static final int WAIT_SECONDS = 1;
    private static final long PAUSE_MILLIS = 200;

    private final QueueSource source;
    private final RequestHandler<SQSEvent, SQSBatchResponse> handler;
    private final QueueReceiver queue;
    private final EventMapping mapping;
    private final PollerOptions options;
    private final FailureLog log;
    private final int concurrency;
    private final Semaphore places;
    private final Thread receiver;
    private volatile boolean closing;

    private QueuePoller(
            QueueSource source,
            RequestHandler<SQSEvent, SQSBatchResponse> handler,
            QueueReceiver queue,
            PollerOptions options,
            FailureLog log) {
        this.source = source;
        this.handler = handler;
        this.queue = queue;
        this.mapping = EventMapping.ofQueue(source.queue().logicalId());
        this.options = options;
        this.log = log;
        this.concurrency = Math.min(options.concurrency(), source.maximumConcurrency());
        this.places = new Semaphore(concurrency);
        this.receiver =
                Thread.ofVirtual().name("poll-" + source.queue().logicalId()).unstarted(this::poll);
    }

    /// Starts to hand messages to `handler`.
    ///
    /// @param sqs used until the poller is closed, and not closed by it
    /// @param queueUrl the queue of `source`
    /// @param log takes what the function throws, and what the queue refuses
    public static QueuePoller start(
            SqsClient sqs,
            String queueUrl,
            QueueSource source,
            RequestHandler<SQSEvent, SQSBatchResponse> handler,
            PollerOptions options,
            FailureLog log) {
        QueuePoller poller = new QueuePoller(source, handler, new QueueReceiver(sqs, queueUrl), options, log);
        poller.receiver.start();
        return poller;
    }

    /// Takes no more messages, without waiting: to be told to all pollers before the first of them is closed.
    public void stop() {
        closing = true;
    }

    /// Takes no more messages and answers once those that were taken are through.
    @Override
    public void close() {
        stop();
        try {
            receiver.join();
            places.acquire(concurrency);
            places.release(concurrency);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void poll() {
        while (!closing) {
            try {
                // Only what can start at once is taken, so that no visibility timeout runs while a message waits here.
                places.acquire();
                int free = 1 + drain();
                int started = 0;
                try {
                    started = receiveAndStart(free);
                } finally {
                    places.release(free - started);
                }
            } catch (SdkException failure) {
                log.failed("-", source.queue().logicalId(), failure);
                pause();
            } catch (InterruptedException interrupted) {
                return;
            }
        }
    }

    private int drain() {
        int more = 0;
        while (more < QueueReceiver.CALL_LIMIT - 1 && places.tryAcquire()) {
            more++;
        }
        return more;
    }

    private int receiveAndStart(int free) throws InterruptedException {
        if (!source.window().isZero()) {
            return start(queue.gather(source.batchSize(), WAIT_SECONDS, source.window()));
        }
        return switch (options.batches()) {
            case FULL -> start(queue.receive(source.batchSize(), WAIT_SECONDS));
            case ONE_EACH -> {
                List<Message> messages = queue.receive(free, WAIT_SECONDS);
                messages.forEach(message -> start(List.of(message)));
                yield messages.size();
            }
        };
    }

    private int start(List<Message> batch) {
        if (batch.isEmpty()) {
            return 0;
        }
        Thread.ofVirtual().name(source.function().logicalId()).start(() -> {
            try {
                invoke(batch);
            } finally {
                places.release();
            }
        });
        return 1;
    }

    private void invoke(List<Message> batch) {
        String requestId = UUID.randomUUID().toString();
        try {
            SQSBatchResponse answer =
                    handler.handleRequest(mapping.event(batch), LocalContext.of(requestId, source.function()));
            queue.delete(BatchOutcome.succeeded(batch, answer, source.partialFailures()));
        } catch (Throwable failure) {
            // Nothing is deleted: the whole batch comes again.
            log.failed(requestId, source.function().logicalId(), failure);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(PAUSE_MILLIS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
