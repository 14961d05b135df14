package io.backgrid.jobs.request;

import java.util.List;
import java.util.stream.Collectors;

/// A request that is well-formed but asks for something that cannot be. Carries everything that is wrong with it.
public final class InvalidRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Violation> violations;

    /// @param violations at least one
    public InvalidRequestException(List<Violation> violations) {
        super(violations.stream()
                .map(violation -> violation.path() + " " + violation.message())
                .collect(Collectors.joining("; ")));
        this.violations = List.copyOf(violations);
    }

    /// All that is wrong, in the order of the request.
    public List<Violation> violations() {
        return violations;
    }
}
