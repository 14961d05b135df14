package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.life.MissingBarsException;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Manifest;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.ranking.Ranking;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Ranks the trials of a sweep once every part is there and whole, and stores what readers ask for.
public final class ReduceSweep {
    private final SweepStore sweeps;
    private final SweepChanges changes;
    private final PartStore parts;
    private final SweepResultStore results;
    private final SweepLedger ledger;
    private final SweepBars bars;
    private final Journal journal;
    private final InstantSource clock;
    private final double gigabytes;

    /// @param gigabytes memory of the function that this runs in
    public ReduceSweep(
            SweepStore sweeps,
            PartStore parts,
            SweepResultStore results,
            SweepLedger ledger,
            SweepBars bars,
            Journal journal,
            InstantSource clock,
            double gigabytes) {
        this.sweeps = sweeps;
        this.changes = new SweepChanges(sweeps);
        this.parts = parts;
        this.results = results;
        this.ledger = ledger;
        this.bars = bars;
        this.journal = journal;
        this.clock = clock;
        this.gigabytes = gigabytes;
    }

    /// What became of it.
    public enum Outcome {
        /// The sweep has ended, by this or before.
        DONE,
        /// Parts or their list were missing or damaged and have been struck off: plan and run the shards again.
        AGAIN
    }

    /// Ranks a sweep whose shards have run.
    public Outcome reduce(SweepRef ref) {
        long begun = System.nanoTime();
        Optional<Sweep> found = sweeps.find(ref);
        if (found.isEmpty() || !(found.get().state() instanceof SweepState.Running running)) {
            if (found.isEmpty()) {
                // An earlier attempt may have stored something after the deletion, and then been interrupted.
                results.delete(ref);
            }
            journal.record(ref, new Journal.SweepEvent.Skipped("it is not running any more"));
            return Outcome.DONE;
        }
        Sweep sweep = found.get();
        Optional<List<ShardTask>> listed =
                results.manifest(ref).flatMap(manifest -> Manifest.read(manifest, running.manifest()));
        if (listed.isEmpty()) {
            journal.record(ref, new Journal.SweepEvent.Incomplete("the list of shards is missing or was changed"));
            return Outcome.AGAIN;
        }
        List<ShardTask> tasks = listed.get();
        List<Part> whole = wholeParts(sweep, tasks);
        if (whole.size() < tasks.size()) {
            return Outcome.AGAIN;
        }
        return rank(sweep, running, tasks, whole, begun);
    }

    /// The parts of all shards, fewer when some are missing.
    private List<Part> wholeParts(Sweep sweep, List<ShardTask> tasks) {
        List<Part> there = new ArrayList<>();
        List<Integer> missing = new ArrayList<>();
        for (ShardTask task : tasks) {
            Optional<Part> part = parts.find(sweep.ref(), task.address());
            part.ifPresentOrElse(there::add, () -> missing.add(task.shard().number()));
        }
        if (!missing.isEmpty()) {
            journal.record(
                    sweep.ref(), new Journal.SweepEvent.Incomplete("the parts of shards " + missing + " are missing"));
        }
        return there;
    }

    private Outcome rank(Sweep sweep, SweepState.Running running, List<ShardTask> tasks, List<Part> all, long begun) {
        TrialLayout layout = TrialLayout.of(sweep.request());
        Ranking ranking = new Ranking(layout, all.stream().mapToLong(Part::rows).sum());
        boolean done;
        do {
            if (!added(sweep, tasks, all, ranking)) {
                return Outcome.AGAIN;
            }
            done = ranking.isDone();
        } while (!done);
        complete(sweep, running, layout, ranking, begun);
        return Outcome.DONE;
    }

    /// Goes through all parts, and strikes off those that are damaged: all of them at once, as the rounds that a sweep
    /// may take are few.
    private boolean added(Sweep sweep, List<ShardTask> tasks, List<Part> all, Ranking ranking) {
        List<Integer> damaged = new ArrayList<>();
        for (int place = 0; place < all.size(); place++) {
            ShardTask task = tasks.get(place);
            Optional<TrialRows> rows = parts.read(sweep.ref(), all.get(place));
            if (rows.isEmpty()) {
                parts.strike(sweep.ref(), task.address());
                damaged.add(task.shard().number());
            } else if (damaged.isEmpty()) {
                ranking.add(rows.get());
            }
        }
        if (!damaged.isEmpty()) {
            journal.record(
                    sweep.ref(), new Journal.SweepEvent.Incomplete("the parts of shards " + damaged + " are damaged"));
        }
        return damaged.isEmpty();
    }

    private void complete(Sweep sweep, SweepState.Running running, TrialLayout layout, Ranking ranking, long begun) {
        SweepRef ref = sweep.ref();
        List<Long> best =
                ranking.best(sweep.request().objective(), sweep.request().keepCurves());
        storeCurves(sweep, best);
        String index = results.putIndex(ref, layout, ranking.index());
        List<HeatMapRef> maps = new ArrayList<>();
        for (HeatMap map : ranking.heatMaps()) {
            maps.add(new HeatMapRef(map.x(), map.y(), results.putHeatMap(ref, layout, map)));
        }
        double seconds = (System.nanoTime() - begun) / 1e9;
        SweepProgress progress = ledger.progress(ref).plus(new SweepProgress(0, 0, 0, seconds * gigabytes, 0));
        Instant now = clock.instant();
        SweepCompletion completion = new SweepCompletion(
                running.startedAt(),
                now,
                progress,
                running.manifest(),
                ranking.counts(),
                ranking.quantiles(),
                best,
                index,
                maps,
                ranking.sha256(),
                EngineVersion.VERSION);
        if (changes.change(ref, open -> open.completed(completion)).isPresent()) {
            journal.record(
                    ref,
                    new Journal.SweepEvent.Completed(
                            Duration.between(running.startedAt(), now), sweep.trials(), progress.reused()));
        } else if (sweeps.find(ref).isEmpty()) {
            results.delete(ref);
            journal.record(ref, new Journal.SweepEvent.Skipped("it was deleted while it was ranked"));
        }
    }

    private void storeCurves(Sweep sweep, List<Long> best) {
        long perSeries = TrialLayout.of(sweep.request()).trialsPerSymbol();
        for (long trial : best) {
            JobSpec job = sweep.request().job(trial);
            Bars used = bars(sweep, Math.toIntExact(trial / perSeries));
            results.putCurve(sweep.ref(), trial, job, Backtest.run(job.backtest(), used), used.sha256());
        }
    }

    private Bars bars(Sweep sweep, int series) {
        try {
            return bars.of(sweep, series);
        } catch (MissingBarsException e) {
            throw new IllegalStateException("bars that shards have used are gone", e);
        }
    }
}
