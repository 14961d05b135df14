package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// An object of the definition that remembers which of its fields were asked for, so that none is passed over.
final class Place {
    private final String path;
    private final JsonNode object;
    private final Set<String> asked = new HashSet<>(Set.of("Comment"));

    Place(String path, JsonNode object) {
        this.path = path;
        this.object = object;
        if (!object.isObject()) {
            throw new MachineException(path.isEmpty() ? "The definition" : path, "must be an object");
        }
    }

    String path() {
        return path;
    }

    Optional<JsonNode> find(String name) {
        asked.add(name);
        return Optional.ofNullable(object.get(name));
    }

    JsonNode at(String name) {
        return find(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    Optional<String> findText(String name) {
        return find(name).map(value -> {
            if (!value.isTextual()) {
                throw wrong(name, "must be text but was " + value);
            }
            return value.textValue();
        });
    }

    String text(String name) {
        return findText(name).orElseThrow(() -> wrong(name, "is missing"));
    }

    /// The text of that field, which must be one of `allowed`.
    String oneOf(String name, String... allowed) {
        String text = text(name);
        if (!List.of(allowed).contains(text)) {
            throw wrong(name, "must be one of " + List.of(allowed) + " but was " + text);
        }
        return text;
    }

    int integer(String name, int least, int absent) {
        JsonNode value = find(name).orElse(null);
        if (value == null) {
            return absent;
        }
        if (!value.isInt() || value.intValue() < least) {
            throw wrong(name, "must be a whole number of at least " + least + " but was " + value);
        }
        return value.intValue();
    }

    double number(String name, int least, double absent) {
        JsonNode value = find(name).orElse(null);
        if (value == null) {
            return absent;
        }
        if (!value.isNumber() || !(value.doubleValue() >= least)) {
            throw wrong(name, "must be a number of at least " + least + " but was " + value);
        }
        return value.doubleValue();
    }

    Place below(String name) {
        return new Place(pathOf(name), at(name));
    }

    /// The objects of an array; none where the field is absent.
    List<Place> items(String name) {
        JsonNode array = find(name).orElse(null);
        List<Place> items = new ArrayList<>();
        if (array != null) {
            if (!array.isArray()) {
                throw wrong(name, "must be an array");
            }
            array.forEach(item -> items.add(new Place(pathOf(name) + "." + items.size(), item)));
        }
        return items;
    }

    /// The objects below this one, by name.
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// Refuses fields that nobody asked for.
    void requireNothingElse() {
        for (String name : names()) {
            if (!asked.contains(name)) {
                throw wrong(name, "is not known to the offline executor");
            }
        }
    }

    MachineException wrong(String name, String problem) {
        return new MachineException(pathOf(name), problem);
    }

    private String pathOf(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
