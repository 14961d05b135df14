package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;

/// How an execution ended.
public sealed interface Outcome {

    /// It came to its end.
    ///
    /// @param output of its last state
    record Succeeded(JsonNode output) implements Outcome {}

    /// It came to a Fail state, or to an error that nothing caught.
    ///
    /// @param error name of the error
    /// @param cause JSON where a function failed
    record Failed(String error, String cause) implements Outcome {}

    /// The executor was closed before. Nothing of it is kept: it is to be started again.
    record Stopped() implements Outcome {}
}
