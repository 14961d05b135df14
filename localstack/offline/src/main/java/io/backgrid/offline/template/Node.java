package io.backgrid.offline.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// A place in the template, which knows its path so that every complaint can say where.
///
/// @param value what stands there; null where nothing does
record Node(Intrinsics intrinsics, String path, @Nullable Object value) {

    static Node root(Intrinsics intrinsics, Map<?, ?> template) {
        return new Node(intrinsics, "", template);
    }

    /// The place below this one, following keys; it may be empty.
    Node at(String... keys) {
        Node node = this;
        for (String key : keys) {
            Object below = node.value instanceof Map<?, ?> map ? map.get(key) : null;
            node = node.child(key, below);
        }
        return node;
    }

    boolean isPresent() {
        return value != null;
    }

    /// This place, or the other one where nothing stands here.
    Node or(Node other) {
        return isPresent() ? this : other;
    }

    String text() {
        Object found = required();
        if (found instanceof Map || found instanceof List || found instanceof Intrinsics.Reference) {
            throw wrong("must be text but was " + found);
        }
        return found.toString();
    }

    int integer(int least, int most) {
        String text = text();
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            throw wrong("must be a whole number but was " + text);
        }
        throw wrong("must be in [" + least + ", " + most + "] but was " + text);
    }

    int integer(int least, int most, int absent) {
        return isPresent() ? integer(least, most) : absent;
    }

    /// The logical id of the resource that is meant here.
    String reference() {
        if (required() instanceof Intrinsics.Reference(String logicalId)) {
            return logicalId;
        }
        throw wrong("must refer to a resource of this template, as !GetAtt does, but was " + value);
    }

    List<Node> items() {
        List<Node> items = new ArrayList<>();
        if (isPresent()) {
            if (!(value instanceof List<?> list)) {
                throw wrong("must be a list but was " + value);
            }
            for (Object item : list) {
                items.add(child(Integer.toString(items.size()), item));
            }
        }
        return items;
    }

    SequencedMap<String, Node> entries() {
        SequencedMap<String, Node> entries = new LinkedHashMap<>();
        if (isPresent()) {
            if (!(value instanceof Map<?, ?> map)) {
                throw wrong("must be a mapping but was " + value);
            }
            map.keySet().forEach(key -> entries.put(String.valueOf(key), at(String.valueOf(key))));
        }
        return entries;
    }

    TemplateException wrong(String problem) {
        return new TemplateException(path, problem);
    }

    private Object required() {
        if (value == null) {
            throw wrong("is missing");
        }
        if (value instanceof Intrinsics.Unknown(String function)) {
            throw wrong("uses " + function + ", which the offline stack does not evaluate: write the value");
        }
        return value;
    }

    private Node child(String key, @Nullable Object below) {
        String place = path.isEmpty() ? key : path + "." + key;
        return new Node(intrinsics, place, intrinsics.resolve(place, below));
    }
}
