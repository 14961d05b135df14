package io.backgrid.scenarios.stage;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.offline.client.Access;
import io.backgrid.offline.client.Client;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// A queue of the stage, as its owner sees it.
///
/// @param access says how long something is waited for
public record StageQueue(SqsClient sqs, String url, Access access) {
    private static final int QUIET_LOOKS = 3;
    private static final List<QueueAttributeName> COUNTS = List.of(
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE);

    public void send(String body) {
        sqs.sendMessage(send -> send.queueUrl(url).messageBody(body));
    }

    /// How long a message that was received stays hidden, in seconds.
    public String visibilityTimeout() {
        return attributes(List.of(QueueAttributeName.VISIBILITY_TIMEOUT))
                .getOrDefault(QueueAttributeName.VISIBILITY_TIMEOUT, "");
    }

    /// Sets it for messages received from now on.
    public void hideFor(String seconds) {
        sqs.setQueueAttributes(
                set -> set.queueUrl(url).attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, seconds)));
    }

    /// Waits until nothing is in the queue or in anybody's hands. Counts are approximate, so it looks
    /// more than once.
    public void awaitEmpty() {
        long deadline = System.nanoTime() + access.patience().toNanos();
        int quiet = 0;
        while (quiet < QUIET_LOOKS) {
            int messages = attributes(COUNTS).values().stream()
                    .mapToInt(Integer::parseInt)
                    .sum();
            quiet = messages == 0 ? quiet + 1 : 0;
            assertThat(System.nanoTime())
                    .as("%d messages are still in %s", messages, url)
                    .isLessThan(deadline);
            Client.pause(access.pause().multipliedBy(10));
        }
    }

    private Map<QueueAttributeName, String> attributes(List<QueueAttributeName> names) {
        return sqs.getQueueAttributes(get -> get.queueUrl(url).attributeNames(names))
                .attributes();
    }
}
