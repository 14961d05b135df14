package io.backgrid.scenarios.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Makes `docs/emulators.md` of the reports of several targets: what each can do, and why not. The same
/// reports give the same page.
public final class EmulatorsPage {
    /// What the page calls each target, in the order of its columns.
    private static final Map<String, String> NAMES = new LinkedHashMap<>();

    static {
        NAMES.put("offline", "Offline stack");
        NAMES.put("localstack", "LocalStack");
        NAMES.put("ministack", "ministack");
        NAMES.put("aws", "AWS");
    }

    private final List<TargetReport> reports;
    private final List<String> notes = new ArrayList<>();

    private EmulatorsPage(List<TargetReport> reports) {
        this.reports = reports;
    }

    /// Writes the page.
    ///
    /// @param words the file to write, then the reports
    public static void main(String[] words) throws IOException {
        if (words.length < 2) {
            throw new IllegalArgumentException("name the page to write, then the reports of at least one target");
        }
        List<TargetReport> reports = new ArrayList<>();
        for (String file : Arrays.asList(words).subList(1, words.length)) {
            reports.add(TargetReport.parse(Files.readAllLines(Path.of(file))));
        }
        Files.writeString(Path.of(words[0]), of(reports));
    }

    /// The page as Markdown.
    ///
    /// @throws IllegalArgumentException for two reports of one target, or one of a target that
    ///     nobody knows
    public static String of(List<TargetReport> reports) {
        Set<String> seen = new HashSet<>();
        for (TargetReport report : reports) {
            if (!NAMES.containsKey(report.target()) || !seen.add(report.target())) {
                throw new IllegalArgumentException(
                        "one report each of " + NAMES.keySet() + ", but there is another of '" + report.target() + "'");
            }
        }
        return new EmulatorsPage(reports).text();
    }

    private String text() {
        StringBuilder text = new StringBuilder("""
                # What runs where
                One suite, `localstack/scenarios`, runs unchanged against every target. This page is generated from its
                reports by `./backgrid emulators`: change `known-failures.yaml` there, not this file. AWS is
                listed only when somebody has run it: `./backgrid test --target URL --stack NAME` does; we never have.

                """);
        text.append("| |");
        reports()
                .forEach(report ->
                        text.append(' ').append(NAMES.get(report.target())).append(" |"));
        text.append("\n|---|").append("---|".repeat(reports.size())).append('\n');
        features().forEach((feature, scenarios) -> {
            text.append("| **")
                    .append(feature)
                    .append("** |")
                    .append(" |".repeat(reports.size()))
                    .append('\n');
            scenarios.forEach(scenario -> appendRow(text, scenario));
        });
        if (!notes.isEmpty()) {
            text.append("\n## Why not\n");
            notes.forEach(note -> text.append(note).append('\n'));
        }
        return text.toString();
    }

    private void appendRow(StringBuilder text, String scenario) {
        text.append("| ").append(scenario).append(" |");
        for (TargetReport report : reports()) {
            text.append(' ').append(cell(report, scenario)).append(" |");
        }
        text.append('\n');
    }

    private String cell(TargetReport report, String scenario) {
        Optional<Outcome> found = report.outcomes().stream()
                .filter(outcome -> outcome.scenario().equals(scenario))
                .findFirst();
        if (found.isEmpty()) {
            return "not run";
        }
        return switch (found.get().verdict()) {
            case PASSED -> "pass";
            // What it says may hold ids and times of its run.
            case FAILED -> "fail";
            case CANNOT -> "cannot (" + note(report, found.get()) + ")";
        };
    }

    private int note(TargetReport report, Outcome outcome) {
        int number = notes.size() + 1;
        notes.add(number + ". " + NAMES.get(report.target()) + ", \"" + outcome.scenario() + "\": " + outcome.reason()
                + ".");
        return number;
    }

    /// In the order of the columns.
    private List<TargetReport> reports() {
        List<String> order = List.copyOf(NAMES.keySet());
        return reports.stream()
                .sorted((one, other) -> order.indexOf(one.target()) - order.indexOf(other.target()))
                .toList();
    }

    /// The scenarios of each feature, both by name.
    private Map<String, Set<String>> features() {
        Map<String, Set<String>> features = new TreeMap<>();
        for (TargetReport report : reports()) {
            for (Outcome outcome : report.outcomes()) {
                features.computeIfAbsent(outcome.feature(), _ -> new TreeSet<>())
                        .add(outcome.scenario());
            }
        }
        return features;
    }
}
