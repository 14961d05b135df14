package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutorService;

/// Goes from state to state.
///
/// @param threads gives threads to the children of maps
record Interpreter(Workers workers, ObjectReader objects, MachineOptions options, ExecutorService threads) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Where a machine is: before the state `next`, or at its end when empty.
    private record Step(Optional<String> next, JsonNode data) {}

    /// Runs a machine to its end.
    ///
    /// @return the output of its last state
    /// @throws StateError           the error of a Fail state, or one that nothing caught
    /// @throws InterruptedException when the executor closes
    JsonNode run(StateMachine machine, JsonNode input) throws StateError, InterruptedException {
        Step at = new Step(Optional.of(machine.startAt()), input);
        while (at.next().isPresent()) {
            at = step(machine.state(at.next().get()), at.data());
        }
        return at.data();
    }

    private Step step(State state, JsonNode input) throws StateError, InterruptedException {
        return switch (state) {
            case State.Guarded guarded -> guarded(guarded, input);
            case State.Choice choice -> new Step(Optional.of(choose(choice, input)), input);
            case State.Pass(JsonNode result, State.Flow flow) -> new Step(flow.next(), flow.output(input, result));
            case State.Succeed() -> new Step(Optional.empty(), input);
            case State.Fail(DataPath error, DataPath cause) ->
                throw new StateError(error.requiredText(input), cause.requiredText(input));
        };
    }

    private Step guarded(State.Guarded state, JsonNode input) throws StateError, InterruptedException {
        int[] attempts = new int[state.retriers().size()];
        while (true) {
            try {
                JsonNode answer = switch (state) {
                    case State.Task task -> call(task, input);
                    case State.Fan fan -> fan(fan, input);
                };
                return new Step(state.flow().next(), state.flow().output(input, answer));
            } catch (StateError error) {
                Optional<Duration> wait = nextAttempt(state, error, attempts);
                if (wait.isEmpty()) {
                    return caught(state, input, error);
                }
                options.sleeper().sleep(wait.get());
            }
        }
    }

    private JsonNode call(State.Task task, JsonNode input) throws StateError, InterruptedException {
        JsonNode answer = workers.call(task.function(), task.payload().apply(input));
        return JsonNodeFactory.instance.objectNode().set("Payload", answer);
    }

    private JsonNode fan(State.Fan fan, JsonNode input) throws StateError, InterruptedException {
        JsonNode items =
                items(fan.bucket().apply(input).asText(), fan.key().apply(input).asText());
        return new Children(items, item -> run(fan.processor(), item))
                .run(threads, Math.min(fan.maxConcurrency(), options.workers()));
    }

    private JsonNode items(String bucket, String key) throws StateError {
        try {
            JsonNode items = JSON.readTree(objects.read(bucket, key));
            if (items.isArray()) {
                return items;
            }
            throw new StateError(StateError.ITEM_READER, key + " in " + bucket + " is no JSON array");
        } catch (IOException | RuntimeException failure) {
            StateError error = new StateError(
                    StateError.ITEM_READER,
                    key + " in " + bucket + ": "
                            + Objects.requireNonNullElse(
                                    failure.getMessage(), failure.getClass().getName()));
            error.initCause(failure);
            throw error;
        }
    }

    /// The wait of the first retrier that knows the error; none when it has none left.
    private Optional<Duration> nextAttempt(State.Guarded state, StateError error, int[] attempts) {
        for (int index = 0; index < attempts.length; index++) {
            Retrier retrier = state.retriers().get(index);
            if (retrier.matches(error)) {
                return attempts[index] < retrier.maxAttempts()
                        ? Optional.of(retrier.wait(attempts[index]++, options.jitter()))
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Step caught(State.Guarded state, JsonNode input, StateError error) throws StateError {
        for (Catcher catcher : state.catchers()) {
            if (catcher.matches(error)) {
                JsonNode data = catcher.result()
                        .map(path -> path.put(input, error.json()))
                        .orElse(input);
                return new Step(Optional.of(catcher.next()), data);
            }
        }
        throw error;
    }

    private static String choose(State.Choice choice, JsonNode input) throws StateError {
        for (State.Choice.Rule rule : choice.rules()) {
            JsonNode found = rule.variable().required(input, StateError.RUNTIME);
            if (found.isTextual() && found.textValue().equals(rule.text())) {
                return rule.next();
            }
        }
        return choice.otherwise().orElseThrow(() -> new StateError(StateError.NO_CHOICE, "no rule holds for " + input));
    }
}
