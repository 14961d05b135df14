package io.backgrid.offline.queue;

/// How a poller hands out messages where the template leaves it open.
///
/// @param concurrency invocations at once at most, whatever the template allows; at least 1
/// @param batches how many messages one invocation gets while the template asks for no batching window
public record PollerOptions(int concurrency, Batches batches) {

    /// How messages are spread over invocations.
    public enum Batches {
        /// One message each, so that a slow one holds up no other; what waits stays in the queue.
        ONE_EACH,
        /// As many as are there, up to the batch size, as Lambda does under load.
        FULL
    }

    public PollerOptions {
        if (concurrency < 1) {
            throw new IllegalArgumentException("concurrency must be at least 1 but was " + concurrency);
        }
    }

    /// One message each, at most so many at once.
    public static PollerOptions atMost(int concurrency) {
        return new PollerOptions(concurrency, Batches.ONE_EACH);
    }
}
