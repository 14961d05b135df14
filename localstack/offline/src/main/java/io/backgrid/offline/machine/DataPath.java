package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A JSONPath that is a walk along names: `$` or `$.error.Cause`.
///
/// @param names from the root on; none for the root
record DataPath(List<String> names) {
    static final DataPath ROOT = new DataPath(List.of());

    private static final Pattern FORM = Pattern.compile("\\$(\\.[A-Za-z_][A-Za-z0-9_]*)*");

    DataPath {
        names = List.copyOf(names);
    }

    /// @param place of the path in the definition, for the refusal of others
    static DataPath parse(String place, String path) {
        if (!FORM.matcher(path).matches()) {
            throw new MachineException(place, "must be a path such as $ or $.error.Cause but was " + path);
        }
        return path.equals("$")
                ? ROOT
                : new DataPath(List.of(path.substring("$.".length()).split("\\.")));
    }

    Optional<JsonNode> in(JsonNode data) {
        JsonNode at = data;
        for (String name : names) {
            at = at.path(name);
        }
        return at.isMissingNode() ? Optional.empty() : Optional.of(at);
    }

    /// @throws StateError of the name `error` where there is nothing
    JsonNode required(JsonNode data, String error) throws StateError {
        return in(data).orElseThrow(() -> new StateError(error, "there is no " + this + " in " + data));
    }

    /// @throws StateError when something else than text stands there, or nothing
    String requiredText(JsonNode data) throws StateError {
        JsonNode found = required(data, StateError.RUNTIME);
        if (!found.isTextual()) {
            throw new StateError(StateError.RUNTIME, this + " must be text but was " + found);
        }
        return found.textValue();
    }

    /// A copy of `data` with `value` there; what is on the way and no object is replaced by one.
    JsonNode put(JsonNode data, JsonNode value) {
        if (names.isEmpty()) {
            return value;
        }
        ObjectNode copy = data.isObject() ? data.deepCopy() : JsonNodeFactory.instance.objectNode();
        ObjectNode parent = copy;
        for (String name : names.subList(0, names.size() - 1)) {
            parent = parent.get(name) instanceof ObjectNode below ? below : parent.putObject(name);
        }
        parent.set(names.getLast(), value);
        return copy;
    }

    @Override
    public String toString() {
        return names.isEmpty() ? "$" : "$." + String.join(".", names);
    }
}
