package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.InstantSource;
import java.util.Optional;

/// Cancels a sweep that has not ended, deletes any other with all that it stored.
public final class RemoveSweep {
    private final SweepStore sweeps;
    private final SweepChanges changes;
    private final PartStore parts;
    private final SweepResultStore results;
    private final SweepLedger ledger;
    private final Journal journal;
    private final InstantSource clock;

    public RemoveSweep(
            SweepStore sweeps,
            PartStore parts,
            SweepResultStore results,
            SweepLedger ledger,
            Journal journal,
            InstantSource clock) {
        this.sweeps = sweeps;
        this.changes = new SweepChanges(sweeps);
        this.parts = parts;
        this.results = results;
        this.ledger = ledger;
        this.journal = journal;
        this.clock = clock;
    }

    /// Cancels or deletes, and answers whether there was such a sweep. After a cancellation no shard starts any more;
    /// those that run end within seconds.
    public boolean remove(SweepRef ref) {
        while (true) {
            Optional<Sweep> found = sweeps.find(ref);
            if (found.isEmpty()) {
                return false;
            }
            if (found.get().isFinal()) {
                if (deleted(found.get())) {
                    journal.record(ref, new Journal.SweepEvent.Deleted());
                    return true;
                }
            } else {
                SweepProgress done = ledger.progress(ref);
                if (changes.change(ref, sweep -> sweep.cancelled(done, clock.instant()))
                        .isPresent()) {
                    journal.record(ref, new Journal.SweepEvent.Cancelled());
                    return true;
                }
            }
        }
    }

    private boolean deleted(Sweep sweep) {
        results.manifest(sweep.ref())
                .flatMap(Manifest::readIfWhole)
                .ifPresent(tasks -> parts.forget(
                        sweep.ref().tenant(),
                        tasks.stream().map(ShardTask::address).toList()));
        // The objects go first: interrupted here, the sweep is still there to be deleted again.
        results.delete(sweep.ref());
        boolean deleted = sweeps.delete(sweep);
        if (deleted) {
            // A function that still ran may have stored some again before the sweep went; later ones find it gone.
            results.delete(sweep.ref());
        }
        return deleted;
    }
}
