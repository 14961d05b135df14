package io.backgrid.offline.machine;

import java.util.Optional;
import java.util.Set;

/// Where an execution goes on after an error.
///
/// @param errors names of the errors it is for
/// @param result where in the input of the failed state the error is put; nowhere when empty
/// @param next   name of the state
record Catcher(Set<String> errors, Optional<DataPath> result, String next) {
    Catcher {
        errors = Set.copyOf(errors);
    }

    boolean matches(StateError error) {
        return ErrorNames.match(errors, error);
    }
}
