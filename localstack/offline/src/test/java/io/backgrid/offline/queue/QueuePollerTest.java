package io.backgrid.offline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

final class QueuePollerTest extends QueueHarness {

    @Test
    void aMessageReachesTheHandlerWithAllThatLambdaTells() throws Exception {
        poll((event, context) -> {
            assertThat(context.getFunctionName()).isEqualTo("BacktestFunction");
            events.add(event);
            return null;
        });
        sqs.sendMessage(send -> send.queueUrl(jobs)
                .messageBody("{\"job_id\":\"ü\"}")
                .messageAttributes(Map.of(
                        "tenant",
                        MessageAttributeValue.builder()
                                .dataType("String")
                                .stringValue("local")
                                .build(),
                        "raw",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromByteArray(new byte[] {0, -1}))
                                .build())));

        SQSEvent.SQSMessage message = nextEvent().getRecords().getFirst();

        assertThat(message.getBody()).isEqualTo("{\"job_id\":\"ü\"}");
        assertThat(message.getMessageId()).isNotEmpty();
        assertThat(message.getReceiptHandle()).isNotEmpty();
        assertThat(message.getEventSource()).isEqualTo("aws:sqs");
        assertThat(message.getEventSourceArn()).isEqualTo("arn:aws:sqs:us-east-1:000000000000:JobsQueue");
        assertThat(message.getAttributes())
                .containsEntry("ApproximateReceiveCount", "1")
                .containsKeys("SentTimestamp", "ApproximateFirstReceiveTimestamp", "SenderId");
        assertThat(message.getMessageAttributes())
                .hasEntrySatisfying(
                        "tenant", value -> assertThat(value.getStringValue()).isEqualTo("local"))
                .hasEntrySatisfying(
                        "raw",
                        value -> assertThat(value.getBinaryValue()).isEqualTo(ByteBuffer.wrap(new byte[] {0, -1})));
        awaitEmpty(jobs);
    }

    @Test
    void aMessageReachesAnIdleHandlerWithinMilliseconds() throws Exception {
        poll((event, _) -> {
            events.add(event);
            return null;
        });
        send("warm up");
        nextEvent();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            Thread.sleep(100);
            long start = System.nanoTime();
            send("now");
            nextEvent();
            best = Math.min(best, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(50));
    }

    @Test
    void oneSlowMessageHoldsUpNoOther() throws Exception {
        CountDownLatch quick = new CountDownLatch(9);
        CountDownLatch slow = new CountDownLatch(1);
        send("slow", "1", "2", "3", "4", "5", "6", "7", "8", "9");
        poll((event, _) -> {
            if (event.getRecords().getFirst().getBody().equals("slow")) {
                await(slow);
            } else {
                quick.countDown();
            }
            return null;
        });

        assertThat(quick.await(2, TimeUnit.SECONDS)).isTrue();
        slow.countDown();
        awaitEmpty(jobs);
    }

    @Test
    void noMoreInvocationsRunAtOnceThanAllowed() throws Exception {
        AtomicInteger running = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();
        CountDownLatch done = new CountDownLatch(12);
        poll((_, _) -> {
            most.accumulateAndGet(running.incrementAndGet(), Math::max);
            sleep(50);
            running.decrementAndGet();
            done.countDown();
            return null;
        });
        send("1", "2", "3", "4", "5", "6", "7", "8", "9", "10");
        send("11", "12");

        assertThat(done.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(most).hasValue(CONCURRENCY);
    }

    @Test
    void aWindowGathersWhatComesWithinIt() throws Exception {
        window = Duration.ofMillis(600);
        poll((event, _) -> {
            events.add(event);
            return null;
        });
        send("one");
        Thread.sleep(150);
        send("two");

        assertThat(bodies(nextEvent())).containsExactly("one", "two");
    }

    @Test
    void closingFinishesWhatRunsAndTakesNoMore() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        AtomicInteger finished = new AtomicInteger();
        QueuePoller poller = poll((_, _) -> {
            entered.countDown();
            sleep(400);
            finished.incrementAndGet();
            return null;
        });
        send("running");
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();

        poller.close();

        assertThat(finished).hasValue(1);
        awaitEmpty(jobs);
        send("later");
        Thread.sleep(300);
        assertThat(finished).hasValue(1);
        awaitMessages(jobs, 1);
    }
}
