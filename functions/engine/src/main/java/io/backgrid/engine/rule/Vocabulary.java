package io.backgrid.engine.rule;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// The words that the language keeps for itself.
final class Vocabulary {
    static final Set<String> FUNCTIONS = functions();

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]*");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "not");
    private static final Set<String> RESERVED = reserved();

    private Vocabulary() {}

    private static Set<String> functions() {
        Set<String> names = new HashSet<>();
        for (Function function : Function.values()) {
            names.add(function.wireName());
        }
        return Set.copyOf(names);
    }

    private static Set<String> reserved() {
        Set<String> words = new HashSet<>(FUNCTIONS);
        words.addAll(KEYWORDS);
        for (Column column : Column.values()) {
            words.add(column.wireName());
        }
        return Set.copyOf(words);
    }

    static Set<String> reservedWords() {
        return RESERVED;
    }

    /// Whether a parameter can have this name.
    static boolean isParameter(String name) {
        return NAME.matcher(name).matches() && !RESERVED.contains(name);
    }

    static Optional<Column> column(String name) {
        for (Column column : Column.values()) {
            if (column.wireName().equals(name)) {
                return Optional.of(column);
            }
        }
        return Optional.empty();
    }
}
