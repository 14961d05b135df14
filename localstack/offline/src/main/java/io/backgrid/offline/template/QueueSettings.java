package io.backgrid.offline.template;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A queue of the template.
///
/// @param logicalId its name in the template, and offline the queue's own name
/// @param visibilityTimeout how long a received message stays hidden
/// @param retention how long a message is kept
/// @param redrive where messages go that failed too often, if anywhere
public record QueueSettings(
        String logicalId,
        Duration visibilityTimeout,
        Duration retention,
        @Nullable Redrive redrive) {

    /// What happens to messages that fail.
    ///
    /// @param deadLetterQueue logical id of the queue that takes them
    /// @param maxReceiveCount receives before a message moves there, at least 1
    public record Redrive(String deadLetterQueue, int maxReceiveCount) {}
}
