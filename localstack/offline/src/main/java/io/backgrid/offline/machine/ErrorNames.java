package io.backgrid.offline.machine;

import java.util.Set;

/// Names of errors in `ErrorEquals`.
final class ErrorNames {
    /// Names of Step Functions' own errors that this executor knows; functions name theirs as they like.
    private static final Set<String> KNOWN =
            Set.of(StateError.ALL, StateError.TIMEOUT, StateError.ITEM_READER, StateError.THRESHOLD);

    private ErrorNames() {}

    /// Refuses a name whose meaning is not known here.
    static void requireKnown(String place, String name) {
        if (name.startsWith("States.") && !KNOWN.contains(name)) {
            throw new MachineException(place, "has " + name + ", which the offline executor does not know");
        }
    }

    /// Whether one of the names is that of the error, or stands for all. An error in the definition itself is never
    /// meant.
    static boolean match(Set<String> names, StateError error) {
        return names.contains(error.error())
                || (names.contains(StateError.ALL) && !error.error().equals(StateError.RUNTIME));
    }
}
