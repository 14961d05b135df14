package io.backgrid.scenarios;

import io.backgrid.scenarios.stage.Target;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.yaml.snakeyaml.Yaml;

/// What targets cannot do, by `known-failures.yaml`.
///
/// @param marks one for each scenario and target
record KnownFailures(List<Mark> marks) {
    private static final String FILE = "/known-failures.yaml";

    /// A scenario that a target cannot pass.
    ///
    /// @param scenario its display name
    /// @param reason   a sentence without its full stop, for the page of all targets
    record Mark(String scenario, Target target, String reason) {
        Mark {
            if (scenario.isBlank() || reason.isBlank()) {
                throw new IllegalArgumentException(FILE + ": a mark needs scenario, target and reason");
            }
        }
    }

    KnownFailures {
        marks = List.copyOf(marks);
    }

    static KnownFailures load() {
        try (InputStream file = KnownFailures.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException(FILE + " is missing from the build");
            }
            List<Map<String, String>> marks = new Yaml().load(file);
            return of(marks == null ? List.of() : marks);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @param marks each with `scenario`, `target` and `reason`
    static KnownFailures of(List<Map<String, String>> marks) {
        return new KnownFailures(marks.stream()
                .map(mark -> new Mark(
                        mark.getOrDefault("scenario", ""),
                        Target.named(mark.getOrDefault("target", ""), FILE + ": target"),
                        mark.getOrDefault("reason", "")))
                .toList());
    }

    /// Why a target cannot pass a scenario; empty when it should.
    Optional<String> reason(String scenario, Target target) {
        return marks.stream()
                .filter(mark -> mark.scenario().equals(scenario) && mark.target() == target)
                .map(Mark::reason)
                .findFirst();
    }
}
