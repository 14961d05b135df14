package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Has sweeps run again that have not ended for too long: one whose submit crashed before it was started, or whose
/// execution was lost. A sweep that still runs is not started twice, and a shard that is done is not run twice.
public final class ReconcileSweeps {
    private static final int BATCH = 100;

    private final SweepStore sweeps;
    private final SweepChanges changes;
    private final SweepLauncher launcher;
    private final Journal journal;
    private final InstantSource clock;
    private final Duration patience;

    /// @param patience how long after it was last started an open sweep is left alone
    public ReconcileSweeps(
            SweepStore sweeps, SweepLauncher launcher, Journal journal, InstantSource clock, Duration patience) {
        this.sweeps = sweeps;
        this.changes = new SweepChanges(sweeps);
        this.launcher = launcher;
        this.journal = journal;
        this.clock = clock;
        this.patience = patience;
    }

    /// Starts what has waited too long, and answers how many sweeps that were.
    ///
    /// @throws StoreUnavailableException when one was not taken; the rest stays due for the next run
    public int reconcile() {
        Instant now = clock.instant();
        int started = 0;
        for (SweepRef ref : sweeps.openSince(now.minus(patience), BATCH)) {
            // Written down first: a crash before the start only means another try after the same patience.
            Optional<Sweep> open = changes.change(ref, sweep -> sweep.sentAgain(now));
            if (open.isPresent()) {
                launcher.launch(open.get());
                journal.record(ref, new Journal.SweepEvent.SentAgain());
                started++;
            }
        }
        return started;
    }
}
