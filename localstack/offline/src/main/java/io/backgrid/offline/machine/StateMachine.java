package io.backgrid.offline.machine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A definition in Amazon States Language, as far as the offline executor plays it. Whatever else a definition has is
/// refused by name, never passed over: it runs here as on AWS or not at all.
public final class StateMachine {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Pattern SUBSTITUTION = Pattern.compile("\\$\\{([A-Za-z0-9_]+)}");

    private final String startAt;
    private final Map<String, State> states;

    /// @param startAt name of the first state
    /// @param states  by name; every state that another one goes to is among them
    StateMachine(String startAt, Map<String, State> states) {
        this.startAt = startAt;
        this.states = Map.copyOf(states);
    }

    /// Reads a definition from a file.
    ///
    /// @param substitutions values of the names that stand as `${Name}` in it, as in SAM's DefinitionSubstitutions
    /// @throws MachineException with the place of the first thing that is unknown or contradictory
    public static StateMachine read(Path file, Map<String, String> substitutions) {
        try {
            return parse(Files.readString(file), substitutions);
        } catch (IOException failure) {
            throw new UncheckedIOException("the state machine " + file + " cannot be read", failure);
        }
    }

    /// Reads a definition from its text, as [#read] does.
    public static StateMachine parse(String definition, Map<String, String> substitutions) {
        String text = SUBSTITUTION.matcher(definition).replaceAll(match -> {
            String value = substitutions.get(match.group(1));
            if (value == null) {
                throw new MachineException(match.group(), "has no value among " + substitutions.keySet());
            }
            return Matcher.quoteReplacement(value);
        });
        try {
            return MachineReader.machine(new Place("", JSON.readTree(text)));
        } catch (JsonProcessingException malformed) {
            throw new MachineException("The definition", "is not JSON: " + malformed.getOriginalMessage());
        }
    }

    String startAt() {
        return startAt;
    }

    State state(String name) {
        State state = states.get(name);
        if (state == null) {
            throw new IllegalArgumentException("there is no state " + name);
        }
        return state;
    }
}
