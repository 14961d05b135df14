package io.backgrid.worker;

import io.backgrid.jobs.sweep.life.Rehearsal;
import org.crac.Context;
import org.crac.Resource;

/// Rehearses what computes, so that it is compiled in every copy of a snapshot.
final class BeforeSnapshot implements Resource {
    /// About ten seconds on one processor: after that little is left to compile.
    private static final int TIMES = 12;

    private final Rehearsal rehearsal;

    BeforeSnapshot(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        rehearsal.run(TIMES);
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        // Nothing of the rehearsal is left but what was compiled.
    }
}
