package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/// One step of a state machine.
sealed interface State {

    /// A step that may fail, be tried again and be caught.
    sealed interface Guarded extends State {
        List<Retrier> retriers();

        List<Catcher> catchers();

        Flow flow();
    }

    /// What becomes of the result of a state.
    ///
    /// @param result where in the input it is put; when empty it is dropped and the input goes on
    /// @param output the part of that which the next state gets
    /// @param next   name of the next state; the machine ends here when empty
    record Flow(Optional<DataPath> result, DataPath output, Optional<String> next) {
        JsonNode output(JsonNode input, JsonNode answer) throws StateError {
            JsonNode all = result.map(path -> path.put(input, answer)).orElse(input);
            return output.required(all, StateError.RUNTIME);
        }
    }

    /// Calls a function. Its answer stands in `Payload` of the result. The definition's TimeoutSeconds has no effect
    /// here, as nothing in this process could end the call.
    ///
    /// @param function name of the function
    /// @param payload  what it gets
    record Task(String function, Payload payload, List<Retrier> retriers, List<Catcher> catchers, Flow flow)
            implements Guarded {
        public Task {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }
    }

    /// Runs a machine of its own for each item of a JSON array in an object store. Its result is the array of outputs.
    ///
    /// @param maxConcurrency items at once at most; at least 1
    /// @param bucket         text
    /// @param key            text
    record Fan(
            int maxConcurrency,
            Payload bucket,
            Payload key,
            StateMachine processor,
            List<Retrier> retriers,
            List<Catcher> catchers,
            Flow flow)
            implements Guarded {
        public Fan {
            retriers = List.copyOf(retriers);
            catchers = List.copyOf(catchers);
        }
    }

    /// Goes on by a text of the input.
    ///
    /// @param otherwise where no rule holds; an error when empty
    record Choice(List<Rule> rules, Optional<String> otherwise) implements State {
        public Choice {
            rules = List.copyOf(rules);
        }

        /// Goes to `next` where `variable` is `text`.
        record Rule(DataPath variable, String text, String next) {}
    }

    /// Has a result that is written in the definition.
    record Pass(JsonNode result, Flow flow) implements State {}

    /// Ends the machine well, with its input.
    record Succeed() implements State {}

    /// Ends the machine with an error that the input tells.
    record Fail(DataPath error, DataPath cause) implements State {}
}
