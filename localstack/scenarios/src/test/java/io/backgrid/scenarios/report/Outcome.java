package io.backgrid.scenarios.report;

import java.util.Arrays;
import java.util.Locale;

/// What became of a scenario, as a line of a report: `feature`, `scenario`, `passed|failed|cannot` and
/// `reason` with tabs between them.
///
/// @param reason why it failed or cannot be; empty when it passed
public record Outcome(String feature, String scenario, Verdict verdict, String reason) {
    private static final int LONGEST_REASON = 300;

    /// How it ended.
    public enum Verdict {
        PASSED,
        FAILED,
        /// The target cannot do it, and that is known.
        CANNOT;

        String wireName() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Outcome {
        reason = reason.strip().replaceAll("\\s+", " ");
        reason = reason.substring(0, Math.min(reason.length(), LONGEST_REASON));
    }

    String line() {
        return String.join("\t", feature, scenario, verdict.wireName(), reason);
    }

    /// @throws IllegalArgumentException when the text is no such line
    static Outcome parse(String line) {
        String[] parts = line.split("\t", -1);
        if (parts.length != 4) {
            throw new IllegalArgumentException("not a line of a scenario report: '" + line + "'");
        }
        Verdict verdict = Arrays.stream(Verdict.values())
                .filter(each -> each.wireName().equals(parts[2]))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "a scenario is passed, failed or cannot but was '" + parts[2] + "'"));
        return new Outcome(parts[0], parts[1], verdict, parts[3]);
    }
}
