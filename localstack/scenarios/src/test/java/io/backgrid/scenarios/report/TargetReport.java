package io.backgrid.scenarios.report;

import java.util.List;

/// What became of all scenarios on one target; as text, its name and a line for each.
public record TargetReport(String target, List<Outcome> outcomes) {

    public TargetReport {
        outcomes = List.copyOf(outcomes);
    }

    /// Reads [#text()].
    ///
    /// @throws IllegalArgumentException naming the line that is none of a report
    public static TargetReport parse(List<String> lines) {
        if (lines.isEmpty()) {
            throw new IllegalArgumentException("a scenario report begins with the name of its target but was empty");
        }
        return new TargetReport(
                lines.getFirst(), lines.stream().skip(1).map(Outcome::parse).toList());
    }

    public String text() {
        StringBuilder text = new StringBuilder(target).append('\n');
        outcomes.forEach(outcome -> text.append(outcome.line()).append('\n'));
        return text.toString();
    }
}
