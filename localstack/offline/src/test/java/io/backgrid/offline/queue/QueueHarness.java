package io.backgrid.offline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import io.backgrid.offline.station.LocalClients;
import io.backgrid.offline.station.Provisioning;
import io.backgrid.offline.station.QueueStation;
import io.backgrid.offline.template.QueueSettings;
import io.backgrid.offline.template.QueueSource;
import io.backgrid.offline.template.Template;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/// The template's queues in a station, with a visibility timeout short enough to wait for.
abstract class QueueHarness {

    static final int CONCURRENCY = 4;

    private static final Template TEMPLATE = Template.read(Path.of("src/test/resources/template.yaml"));
    private static final int SECONDS = 15;

    final List<String> failures = new CopyOnWriteArrayList<>();
    final BlockingQueue<SQSEvent> events = new LinkedBlockingQueue<>();
    final QueueStation station = QueueStation.start(0);
    final SqsClient sqs = LocalClients.sqs(station.endpoint());
    private final List<QueuePoller> pollers = new ArrayList<>();
    PollerOptions.Batches batches = PollerOptions.Batches.ONE_EACH;
    Duration window = Duration.ZERO;
    String jobs = "";
    String deadLetters = "";

    @BeforeEach
    void makeQueues() {
        Map<String, String> urls = Provisioning.queues(sqs, TEMPLATE);
        jobs = Objects.requireNonNull(urls.get("JobsQueue"));
        deadLetters = Objects.requireNonNull(urls.get("JobsDeadLetterQueue"));
        sqs.setQueueAttributes(
                set -> set.queueUrl(jobs).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
    }

    @AfterEach
    void stop() {
        pollers.forEach(QueuePoller::stop);
        pollers.forEach(QueuePoller::close);
        sqs.close();
        station.close();
    }

    final QueuePoller poll(RequestHandler<SQSEvent, SQSBatchResponse> handler) {
        QueueSource given = TEMPLATE.queueSource("backtest");
        QueueSettings queue = given.queue();
        QueueSource source = new QueueSource(given.function(), queue, given.batchSize(), window, true, 100);
        QueuePoller poller = QueuePoller.start(
                sqs,
                jobs,
                source,
                handler,
                new PollerOptions(CONCURRENCY, batches),
                (requestId, from, failure) -> failures.add(requestId + " " + from + " " + failure));
        pollers.add(poller);
        return poller;
    }

    final void send(String... bodies) {
        List<SendMessageBatchRequestEntry> entries = new ArrayList<>();
        for (String body : bodies) {
            entries.add(SendMessageBatchRequestEntry.builder()
                    .id(Integer.toString(entries.size()))
                    .messageBody(body)
                    .build());
        }
        assertThat(sqs.sendMessageBatch(batch -> batch.queueUrl(jobs).entries(entries))
                        .failed())
                .isEmpty();
    }

    final SQSEvent nextEvent() throws InterruptedException {
        SQSEvent event = events.poll(SECONDS, TimeUnit.SECONDS);
        assertThat(event).as("an event within %s s", SECONDS).isNotNull();
        return Objects.requireNonNull(event);
    }

    static List<String> bodies(SQSEvent event) {
        return event.getRecords().stream().map(SQSEvent.SQSMessage::getBody).toList();
    }

    static int receives(SQSEvent.SQSMessage record) {
        return Integer.parseInt(record.getAttributes().getOrDefault("ApproximateReceiveCount", "0"));
    }

    final void awaitEmpty(String url) throws InterruptedException {
        awaitMessages(url, 0);
    }

    final void awaitMessages(String url, int count) throws InterruptedException {
        awaitTrue(() -> count(url) == count);
    }

    static void awaitTrue(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("within %s s", SECONDS).isLessThan(end);
            Thread.sleep(20);
        }
    }

    static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    static void sleep(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private int count(String url) {
        return sqs
                .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
                .attributes()
                .entrySet()
                .stream()
                .filter(attribute -> attribute.getKey().toString().startsWith("ApproximateNumberOfMessages"))
                .mapToInt(attribute -> Integer.parseInt(attribute.getValue()))
                .sum();
    }
}
