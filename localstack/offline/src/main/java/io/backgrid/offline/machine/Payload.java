package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// One value of a payload template: written there, or taken from the input of the state.
sealed interface Payload {

    /// The value for that input.
    ///
    /// @throws StateError when the input lacks it
    JsonNode apply(JsonNode input) throws StateError;

    /// A value as it is written.
    record Literal(JsonNode value) implements Payload {
        @Override
        public JsonNode apply(JsonNode input) {
            return value;
        }
    }

    /// A value of the input, written as `"name.$": "$.path"`.
    record Taken(DataPath path) implements Payload {
        @Override
        public JsonNode apply(JsonNode input) throws StateError {
            return path.required(input, StateError.PARAMETER_PATH);
        }
    }

    /// An object of such values.
    record Fields(Map<String, Payload> values) implements Payload {
        public Fields {
            values = Map.copyOf(values);
        }

        @Override
        public JsonNode apply(JsonNode input) throws StateError {
            ObjectNode object = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, Payload> field : values.entrySet()) {
                object.set(field.getKey(), field.getValue().apply(input));
            }
            return object;
        }
    }

    /// Reads one field of a template, written as `name` or as `name.$`. A path inside an array stays text, as in Step
    /// Functions.
    static Payload one(Place place, String name) {
        Optional<String> path = place.findText(name + ".$");
        if (path.isPresent()) {
            return new Taken(FlowReader.path(place, name + ".$", path.get()));
        }
        return place.at(name).isObject() ? fields(place.below(name)) : new Literal(place.at(name));
    }

    private static Payload fields(Place place) {
        Map<String, Payload> values = new LinkedHashMap<>();
        for (String name : place.names()) {
            String plain = name.endsWith(".$") ? name.substring(0, name.length() - ".$".length()) : name;
            values.put(plain, one(place, plain));
        }
        return new Fields(values);
    }
}
