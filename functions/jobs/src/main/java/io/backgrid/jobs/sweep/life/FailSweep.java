package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.InstantSource;

/// Ends a sweep that has no result. What its shards have stored is kept, and taken by the next sweep that asks for it.
public final class FailSweep {
    private final SweepChanges changes;
    private final SweepLedger ledger;
    private final Journal journal;
    private final InstantSource clock;

    public FailSweep(SweepStore sweeps, SweepLedger ledger, Journal journal, InstantSource clock) {
        this.changes = new SweepChanges(sweeps);
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /// Marks a sweep failed unless it has ended: then it keeps the reason that it ended for.
    ///
    /// @param code   `snake_case` name of the kind, stable for scripts
    /// @param detail a sentence that says what to change
    public void fail(SweepRef ref, String code, String detail) {
        fail(ref, new JobFailure(code, detail));
    }

    /// Marks a sweep failed unless it has ended.
    public void fail(SweepRef ref, JobFailure failure) {
        SweepProgress done = ledger.progress(ref);
        if (changes.change(ref, sweep -> sweep.failed(failure, done, clock.instant()))
                .isPresent()) {
            journal.record(ref, new Journal.SweepEvent.Failed(failure.code(), failure.detail()));
        }
    }
}
