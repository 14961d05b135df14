package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Objects;

/// Why a state failed, as Step Functions knows it: a name that `Retry` and `Catch` match, and a cause to read.
public final class StateError extends Exception {
    static final String ALL = "States.ALL";
    static final String TIMEOUT = "States.Timeout";
    static final String RUNTIME = "States.Runtime";
    static final String PARAMETER_PATH = "States.ParameterPathFailure";
    static final String NO_CHOICE = "States.NoChoiceMatched";
    static final String ITEM_READER = "States.ItemReaderFailed";
    static final String THRESHOLD = "States.ExceedToleratedFailureThreshold";

    private static final long serialVersionUID = 1L;

    private final String error;
    private final String explanation;

    /// @param error       the name, such as `Lambda.TooManyRequestsException`
    /// @param explanation the cause, JSON where a function failed
    public StateError(String error, String explanation) {
        super(error + ": " + explanation);
        this.error = error;
        this.explanation = explanation;
    }

    /// What Lambda's Java runtime makes of an exception: its class is the name, and the cause is JSON with
    /// `errorMessage`
    /// and `errorType`. An error that is one already stays as it is.
    public static StateError of(Throwable thrown) {
        if (thrown instanceof StateError already) {
            return already;
        }
        String type = thrown.getClass().getName();
        JsonNode cause = JsonNodeFactory.instance
                .objectNode()
                .put("errorMessage", Objects.requireNonNullElse(thrown.getMessage(), type))
                .put("errorType", type);
        StateError error = new StateError(type, cause.toString());
        error.initCause(thrown);
        return error;
    }

    /// The name.
    public String error() {
        return error;
    }

    /// The cause, JSON where a function failed.
    public String explanation() {
        return explanation;
    }

    /// What a state that catches this error gets.
    JsonNode json() {
        return JsonNodeFactory.instance.objectNode().put("Error", error).put("Cause", explanation);
    }
}
