package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;

/// Runs executions of one state machine in this process. It keeps nothing: what had not ended when it was closed, or
/// when
/// the process died, has to be started again by whoever knows of it.
public final class MachineExecutor implements AutoCloseable {
    private final StateMachine machine;
    private final Workers workers;
    // Steps are taken on virtual threads, as they mostly wait for a call.
    private final ExecutorService steps = Executors.newVirtualThreadPerTaskExecutor();
    private final Interpreter interpreter;
    private final Map<String, Execution> running = new ConcurrentHashMap<>();

    private record Execution(JsonNode input, CompletableFuture<Outcome> outcome) {}

    /// @param functions called on at most as many threads as the options say, over all executions
    /// @param objects   asked for the items of maps
    public MachineExecutor(
            StateMachine machine, FunctionCaller functions, ObjectReader objects, MachineOptions options) {
        this.machine = machine;
        this.workers = new Workers(options.workers(), functions);
        this.interpreter = new Interpreter(workers, objects, options, steps);
    }

    /// Starts an execution, or finds the one of that name that runs already. Unlike on AWS a name may be used again
    /// once
    /// its execution has ended.
    ///
    /// @return how it will end
    /// @throws IllegalArgumentException when an execution of that name runs with another input
    /// @throws IllegalStateException    when this is closed
    public CompletableFuture<Outcome> start(String name, JsonNode input) {
        Execution mine = new Execution(input, new CompletableFuture<>());
        Execution there = running.putIfAbsent(name, mine);
        if (there != null) {
            if (!there.input().equals(input)) {
                throw new IllegalArgumentException("the execution " + name + " runs with another input");
            }
            return there.outcome().copy();
        }
        try {
            steps.execute(() -> run(name, mine));
        } catch (RejectedExecutionException closed) {
            running.remove(name);
            throw new IllegalStateException("the executor is closed", closed);
        }
        return mine.outcome().copy();
    }

    private void run(String name, Execution execution) {
        try {
            Outcome outcome = outcome(execution.input());
            // Before anybody learns of the end, so that the name is free by then.
            running.remove(name);
            execution.outcome().complete(outcome);
        } catch (RuntimeException | Error unforeseen) {
            running.remove(name);
            execution.outcome().completeExceptionally(unforeseen);
        }
    }

    private Outcome outcome(JsonNode input) {
        try {
            return new Outcome.Succeeded(interpreter.run(machine, input));
        } catch (StateError error) {
            return new Outcome.Failed(error.error(), error.explanation());
        } catch (InterruptedException closing) {
            return new Outcome.Stopped();
        }
    }

    /// Starts no further call, and comes back once those that run have ended. Executions that had more to do are
    /// [stopped][Outcome.Stopped].
    @Override
    public void close() {
        try {
            workers.close();
            // What is left waits for its next attempt.
            steps.shutdownNow();
            steps.awaitTermination(Long.MAX_VALUE, TimeUnit.NANOSECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
