package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.life.MissingBarsException;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.time.Duration;
import java.util.Optional;

/// Runs a shard, unless its part is there already: from an earlier attempt, or from another sweep.
public final class RunShard {
    private final SweepStore sweeps;
    private final PartStore parts;
    private final SweepLedger ledger;
    private final ShardTrials trials;
    private final FailSweep failures;
    private final Budget budget;
    private final Journal journal;
    private final double gigabytes;

    /// @param gigabytes memory of the function that this runs in
    public RunShard(
            SweepStore sweeps,
            PartStore parts,
            SweepLedger ledger,
            SweepBars bars,
            FailSweep failures,
            ShardSizing sizing,
            Journal journal,
            double gigabytes) {
        this.sweeps = sweeps;
        this.parts = parts;
        this.ledger = ledger;
        this.trials = new ShardTrials(bars);
        this.failures = failures;
        this.budget = new Budget(ledger, sizing, gigabytes);
        this.journal = journal;
        this.gigabytes = gigabytes;
    }

    /// Returns when the part of the shard is stored.
    ///
    /// @throws SweepEndedException when the sweep has ended, or ended by this: then no other shard is to be run
    /// @throws io.backgrid.jobs.port.StoreUnavailableException when the shard should be run again
    public void run(ShardTask task) {
        long begun = System.nanoTime();
        Sweep sweep = sweeps.find(task.sweep())
                .filter(found -> !found.isFinal())
                .orElseThrow(() -> new SweepEndedException(
                        "sweep " + task.sweep().id() + " has ended: it was cancelled, failed or deleted"));
        Optional<Part> there = parts.find(task.sweep(), task.address());
        if (there.isEmpty()) {
            there = parts.adopt(task.sweep(), task.address());
        }
        Part part = there.isPresent() ? there.get() : compute(sweep, task, begun);
        if (sweeps.find(task.sweep()).isEmpty()) {
            // Deleted since: what this has just stored would be left behind for ever.
            parts.discard(task.sweep(), task.address());
            throw new SweepEndedException("sweep " + task.sweep().id() + " was deleted while this shard ran");
        }
        boolean own = part.computedFor().equals(task.sweep().id().value());
        count(task, part, own, there.isEmpty());
        journal.record(
                task.sweep(),
                new Journal.SweepEvent.ShardDone(
                        task.shard().number(),
                        part.rows(),
                        Duration.ofNanos(System.nanoTime() - begun),
                        there.isPresent()));
    }

    /// A shard is counted once however many rounds go over it; a later one adds only what it computes anew.
    private void count(ShardTask task, Part part, boolean own, boolean computed) {
        SweepRef sweep = task.sweep();
        int shard = task.shard().number();
        boolean again = task.round() > 0;
        double taken = own && !again ? part.gigabyteSeconds() : 0;
        ledger.done(sweep, shard, 0, new SweepProgress(1, own ? 0 : 1, part.rows(), taken, part.bytes()));
        if (again) {
            double more = computed ? part.gigabyteSeconds() : 0;
            ledger.done(sweep, shard, task.round(), new SweepProgress(0, 0, 0, more, 0));
        }
    }

    private Part compute(Sweep sweep, ShardTask task, long begun) {
        budget.reserve(sweep, task).ifPresent(spent -> {
            failures.fail(task.sweep(), "budget_reached", spent);
            throw new SweepEndedException(spent);
        });
        try {
            PartStore.Writer writer = parts.writer(TrialLayout.of(sweep.request()));
            trials.run(sweep, task, writer);
            double seconds = (System.nanoTime() - begun) / 1e9;
            return parts.put(task.sweep(), task.address(), writer, seconds * gigabytes);
        } catch (MissingBarsException e) {
            failures.fail(task.sweep(), e.failure());
            throw new SweepEndedException(String.valueOf(e.getMessage()), e);
        } catch (FailedTrialException e) {
            String named = TrialNames.name(TrialLayout.of(sweep.request()), e.trial());
            failures.fail(
                    task.sweep(),
                    "trial_failed",
                    named + " failed, which is our fault: report the sweep_id, or leave this combination out");
            throw new SweepEndedException(named + " failed", e);
        }
    }
}
