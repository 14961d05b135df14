package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.life.MissingBarsException;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.Shard;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Divides a sweep into shards and writes them down. Done again, it writes the same.
public final class PlanSweep {
    /// How often a sweep goes over its shards: once, and again for parts that are found missing or damaged.
    static final int MOST_ROUNDS = 4;

    private final SweepStore sweeps;
    private final SweepChanges changes;
    private final SweepResultStore results;
    private final SweepBars bars;
    private final FailSweep failures;
    private final ShardSizing sizing;
    private final Journal journal;
    private final InstantSource clock;

    public PlanSweep(
            SweepStore sweeps,
            SweepResultStore results,
            SweepBars bars,
            FailSweep failures,
            ShardSizing sizing,
            Journal journal,
            InstantSource clock) {
        this.sweeps = sweeps;
        this.changes = new SweepChanges(sweeps);
        this.results = results;
        this.bars = bars;
        this.failures = failures;
        this.sizing = sizing;
        this.journal = journal;
        this.clock = clock;
    }

    /// Shards to run, and where they are written down.
    public record Planned(SweepResultStore.ObjectPlace manifest, List<ShardTask> tasks) {
        public Planned {
            tasks = List.copyOf(tasks);
        }
    }

    /// Plans a round of a sweep.
    ///
    /// @param round how often the sweep has gone over its shards before
    /// @return empty when it has ended, and nothing is to be run
    public Optional<Planned> plan(SweepRef ref, int round) {
        Optional<Sweep> found = sweeps.find(ref);
        Optional<Sweep> open = found.filter(sweep -> !sweep.isFinal());
        if (open.isEmpty()) {
            if (found.isEmpty()) {
                // An earlier attempt may have stored something after the deletion, and then been interrupted.
                results.delete(ref);
            }
            journal.record(ref, new Journal.SweepEvent.Skipped("it has ended or was deleted"));
            return Optional.empty();
        }
        if (round >= MOST_ROUNDS) {
            failures.fail(
                    ref,
                    "parts_missing",
                    "parts of this sweep were still missing or damaged after " + MOST_ROUNDS
                            + " attempts; submit it again, and if it fails again report its sweep_id");
            return Optional.empty();
        }
        try {
            return plan(open.get(), round);
        } catch (MissingBarsException e) {
            failures.fail(ref, e.failure());
            return Optional.empty();
        }
    }

    private Optional<Planned> plan(Sweep sweep, int round) throws MissingBarsException {
        List<String> hashes = new ArrayList<>();
        for (int series = 0; series < sweep.data().size(); series++) {
            hashes.add(bars.of(sweep, series).sha256());
        }
        WorkEstimate work = WorkEstimate.of(sweep, sizing);
        List<ShardTask> tasks = new ArrayList<>();
        for (Shard shard : work.shards()) {
            PartAddress address = PartAddress.of(sweep.request(), shard, hashes::get);
            tasks.add(new ShardTask(sweep.ref(), shard, address, round));
        }
        byte[] manifest = Manifest.write(tasks);
        ManifestRef manifestRef = Manifest.ref(manifest, tasks.size());
        SweepResultStore.ObjectPlace place = results.putManifest(sweep.ref(), manifest);
        Optional<Sweep> running = changes.change(sweep.ref(), open -> open.planned(manifestRef, clock.instant()));
        if (running.isPresent()) {
            journal.record(sweep.ref(), new Journal.SweepEvent.Planned(sweep.trials(), tasks.size(), round));
        } else if (sweeps.find(sweep.ref()).isEmpty()) {
            results.delete(sweep.ref());
            journal.record(sweep.ref(), new Journal.SweepEvent.Skipped("it was deleted while it was planned"));
        }
        return running.map(_ -> new Planned(place, tasks));
    }
}
