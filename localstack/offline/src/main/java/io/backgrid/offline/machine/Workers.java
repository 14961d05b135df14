package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// The threads that run function calls, first come first served: as no execution has more calls waiting than there are
/// threads, executions that run side by side take turns. Platform threads, so that long calls hold up no virtual thread
/// of the stack.
final class Workers {
    private final FunctionCaller caller;
    private final ExecutorService threads;
    private volatile boolean closing;

    Workers(int count, FunctionCaller caller) {
        this.caller = caller;
        this.threads = Executors.newFixedThreadPool(
                count, Thread.ofPlatform().daemon().name("machine-", 0).factory());
    }

    /// Calls a function on one of the threads and waits for its answer.
    ///
    /// @throws StateError           when the function failed
    /// @throws InterruptedException when it was not called, as this closes
    JsonNode call(String function, JsonNode input) throws StateError, InterruptedException {
        try {
            Future<Optional<JsonNode>> answer = threads.submit(
                    () -> closing ? Optional.<JsonNode>empty() : Optional.of(caller.call(function, input)));
            return answer.get().orElseThrow(InterruptedException::new);
        } catch (RejectedExecutionException closed) {
            throw new InterruptedException();
        } catch (ExecutionException failed) {
            throw StateError.of(Objects.requireNonNull(failed.getCause()));
        }
    }

    /// Starts no further call and comes back once those that run have ended.
    void close() throws InterruptedException {
        closing = true;
        threads.shutdown();
        threads.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
    }
}
