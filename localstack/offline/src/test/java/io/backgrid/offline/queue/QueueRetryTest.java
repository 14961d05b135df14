package io.backgrid.offline.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class QueueRetryTest extends QueueHarness {

    @Test
    void onlyTheFailedMessagesOfABatchComeAgain() throws Exception {
        batches = PollerOptions.Batches.FULL;
        send("good", "bad", "fine");
        poll((event, _) -> {
            events.add(event);
            return SQSBatchResponse.builder()
                    .withBatchItemFailures(event.getRecords().stream()
                            .filter(record -> record.getBody().equals("bad") && receives(record) == 1)
                            .map(record -> new BatchItemFailure(record.getMessageId()))
                            .toList())
                    .build();
        });

        assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("good", "bad", "fine");
        SQSEvent again = nextEvent();
        assertThat(bodies(again)).containsExactly("bad");
        assertThat(receives(again.getRecords().getFirst())).isEqualTo(2);
        awaitEmpty(jobs);
        assertThat(events).isEmpty();
    }

    @Test
    void aMessageThatKeepsFailingLandsInTheDeadLetterQueue() throws Exception {
        send("poison", "good");
        poll((event, _) -> {
            events.add(event);
            SQSEvent.SQSMessage record = event.getRecords().getFirst();
            return SQSBatchResponse.builder()
                    .withBatchItemFailures(
                            record.getBody().equals("poison")
                                    ? List.of(new BatchItemFailure(record.getMessageId()))
                                    : List.of())
                    .build();
        });

        awaitMessages(deadLetters, 1);

        awaitEmpty(jobs);
        assertThat(events.stream().flatMap(event -> bodies(event).stream()))
                .containsExactlyInAnyOrder("poison", "good", "poison", "poison");
        assertThat(sqs.receiveMessage(receive -> receive.queueUrl(deadLetters))
                        .messages()
                        .getFirst()
                        .body())
                .isEqualTo("poison");
    }

    @Test
    void theWholeBatchComesAgainWhenTheHandlerThrows() throws Exception {
        batches = PollerOptions.Batches.FULL;
        send("one", "two");
        AtomicInteger calls = new AtomicInteger();
        poll((event, _) -> {
            events.add(event);
            if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("no table");
            }
            return null;
        });

        assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("one", "two");
        assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("one", "two");
        awaitEmpty(jobs);
        assertThat(failures).singleElement().asString().contains("BacktestFunction", "no table");
    }

    @Test
    void theWholeBatchComesAgainWhenTheAnswerNamesNoMessageOfIt() throws Exception {
        batches = PollerOptions.Batches.FULL;
        for (String wrong : new String[] {"", "other"}) {
            send("one", "two");
            AtomicInteger calls = new AtomicInteger();
            QueuePoller poller = poll((event, _) -> {
                events.add(event);
                return calls.incrementAndGet() == 1
                        ? SQSBatchResponse.builder()
                                .withBatchItemFailures(List.of(new BatchItemFailure(wrong)))
                                .build()
                        : null;
            });

            assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("one", "two");
            assertThat(bodies(nextEvent())).containsExactlyInAnyOrder("one", "two");
            awaitEmpty(jobs);
            poller.close();
        }
        assertThat(failures).hasSize(2).allMatch(failure -> failure.contains("itemIdentifier"));
    }

    @Test
    void aQueueThatIsNotThereIsLoggedAndTriedAgain() throws Exception {
        sqs.deleteQueue(delete -> delete.queueUrl(jobs));
        poll((event, _) -> {
            events.add(event);
            return null;
        });
        awaitTrue(() -> !failures.isEmpty());

        sqs.createQueue(create -> create.queueName("JobsQueue"));
        send("back");

        assertThat(bodies(nextEvent())).containsExactly("back");
        assertThat(failures.getFirst()).contains("JobsQueue");
    }
}
