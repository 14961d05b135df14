package io.backgrid.offline.template;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an `AWS::SQS::Queue`.
final class QueueReader {

    private static final int DAY = 86_400;

    private QueueReader() {}

    static QueueSettings queue(String logicalId, Node resource) {
        Node properties = resource.at("Properties");
        int visibility = properties.at("VisibilityTimeout").integer(0, DAY / 2, 30);
        int retention = properties.at("MessageRetentionPeriod").integer(60, 14 * DAY, 4 * DAY);
        return new QueueSettings(
                logicalId,
                Duration.ofSeconds(visibility),
                Duration.ofSeconds(retention),
                redrive(properties.at("RedrivePolicy")));
    }

    /// Refuses a queue whose dead letters would go nowhere.
    static void requireTargets(Map<String, QueueSettings> queues, Map<String, Node> resources) {
        queues.forEach((logicalId, queue) -> {
            QueueSettings.Redrive redrive = queue.redrive();
            if (redrive != null && !queues.containsKey(redrive.deadLetterQueue())) {
                String problem = resources.containsKey(redrive.deadLetterQueue())
                        ? "must be an AWS::SQS::Queue: Resources."
                        : "is missing: Resources.";
                throw new TemplateException(
                        "Resources." + redrive.deadLetterQueue(),
                        problem + logicalId + ".Properties.RedrivePolicy sends messages there");
            }
        });
    }

    private static QueueSettings.@Nullable Redrive redrive(Node policy) {
        if (!policy.isPresent()) {
            return null;
        }
        return new QueueSettings.Redrive(
                policy.at("deadLetterTargetArn").reference(),
                policy.at("maxReceiveCount").integer(1, 1_000));
    }
}
