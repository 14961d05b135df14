package io.backgrid.offline.template;

import java.time.Duration;

/// An event source mapping: a function that is fed from a queue.
///
/// @param batchSize messages of one invocation at most
/// @param window how long to wait for a full batch; zero hands over what is there
/// @param partialFailures whether the answer says which messages failed; without it an answer means that all succeeded
/// @param maximumConcurrency invocations at once
public record QueueSource(
        FunctionSettings function,
        QueueSettings queue,
        int batchSize,
        Duration window,
        boolean partialFailures,
        int maximumConcurrency) {}
