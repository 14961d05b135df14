package io.backgrid.jobs.fakes;

import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.ArrayList;
import java.util.List;

/// Remembers which sweeps it was asked to run.
public final class FakeSweepMachine implements SweepMachine {
    private final Steps steps;
    private final List<SweepRef> started = new ArrayList<>();

    public FakeSweepMachine(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void start(SweepRef sweep) {
        steps.act("machine.start", () -> add(sweep));
    }

    private synchronized void add(SweepRef sweep) {
        started.add(sweep);
    }

    /// The sweeps, in the order in which they were started.
    public synchronized List<SweepRef> started() {
        return List.copyOf(started);
    }
}
