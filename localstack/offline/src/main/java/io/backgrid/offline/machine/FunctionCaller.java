package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;

/// Calls the functions that a state machine names.
@FunctionalInterface
public interface FunctionCaller {

    /// Calls one function and waits for its answer. Called from several threads at once.
    ///
    /// @param function what the definition names, after its substitutions
    /// @throws StateError with the name that the machine is to see
    /// @throws Exception  anything else fails the call as [StateError#of(Throwable)] says
    JsonNode call(String function, JsonNode input) throws Exception;
}
