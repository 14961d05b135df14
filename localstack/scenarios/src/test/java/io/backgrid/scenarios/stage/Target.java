package io.backgrid.scenarios.stage;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What a stage runs on.
public enum Target {
    /// The offline stack, in one JVM.
    OFFLINE,
    /// LocalStack.
    LOCALSTACK,
    /// ministack.
    MINISTACK,
    /// An account on AWS.
    AWS;

    /// The target of that name in lower case.
    ///
    /// @param source where the name stands, for the refusal
    /// @throws IllegalArgumentException naming all targets
    public static Target named(String name, String source) {
        return Arrays.stream(values())
                .filter(target -> target.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(source + " must be one of "
                        + Arrays.stream(values()).map(Target::wireName).collect(Collectors.joining(", ")) + " but was '"
                        + name + "'"));
    }

    /// Its name in settings and reports.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
