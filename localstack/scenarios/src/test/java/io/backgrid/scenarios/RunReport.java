package io.backgrid.scenarios;

import io.backgrid.scenarios.report.Outcome;
import io.backgrid.scenarios.report.TargetReport;
import io.backgrid.scenarios.stage.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Collects what became of the scenarios of a run, and writes it where `BACKGRID_SCENARIO_REPORT` says,
/// a system property or a variable of the environment.
final class RunReport implements AutoCloseable {
    private static final String FILE = "BACKGRID_SCENARIO_REPORT";

    private final Target target;
    private final List<Outcome> outcomes = new CopyOnWriteArrayList<>();

    RunReport(Target target) {
        this.target = target;
    }

    void add(Outcome outcome) {
        outcomes.add(outcome);
    }

    @Override
    public void close() {
        String usual = "target/scenarios-" + target.wireName() + ".txt";
        String environment = System.getenv().getOrDefault(FILE, usual);
        Path file = Path.of(System.getProperty(FILE, environment)).toAbsolutePath();
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, new TargetReport(target.wireName(), outcomes).text());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file, e);
        }
    }
}
