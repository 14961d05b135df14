package io.backgrid.jobs.fakes;

import io.backgrid.jobs.life.BarLibrary;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.life.FailSweep;
import io.backgrid.jobs.sweep.life.PlanSweep;
import io.backgrid.jobs.sweep.life.ReconcileSweeps;
import io.backgrid.jobs.sweep.life.ReduceSweep;
import io.backgrid.jobs.sweep.life.RemoveSweep;
import io.backgrid.jobs.sweep.life.RunShard;
import io.backgrid.jobs.sweep.life.RunSmallSweep;
import io.backgrid.jobs.sweep.life.SubmitSweep;
import io.backgrid.jobs.sweep.life.SweepBars;
import io.backgrid.jobs.sweep.life.SweepLauncher;
import io.backgrid.jobs.sweep.life.TrialPages;
import java.util.Optional;

/// The use cases of sweeps on the stores of a [World].
///
/// @param sizing of shards
public record SweepWorld(World world, ShardSizing sizing) {
    /// Most trials of a sweep here.
    public static final long MOST_TRIALS = 100_000;

    private static final double GIGABYTES = 2;

    public SubmitSweep submit() {
        return new SubmitSweep(world.sweeps, launcher(), world.datasets(), MOST_TRIALS, world.journal, world.clock);
    }

    /// Submits a request of [World#TENANT] that runs nowhere yet.
    public SweepRef accept(String request) {
        return submit().submit(World.TENANT, request, Optional.empty());
    }

    /// The sweep as it stands, which must be there.
    public Sweep sweep(SweepRef ref) {
        return world.sweeps.stored(ref).orElseThrow();
    }

    public PlanSweep plan() {
        return new PlanSweep(world.sweeps, world.sweepResults, bars(), fail(), sizing, world.journal, world.clock);
    }

    public RunShard shard() {
        return new RunShard(world.sweeps, world.parts, world.ledger, bars(), fail(), sizing, world.journal, GIGABYTES);
    }

    public ReduceSweep reduce() {
        return new ReduceSweep(
                world.sweeps,
                world.parts,
                world.sweepResults,
                world.ledger,
                bars(),
                world.journal,
                world.clock,
                GIGABYTES);
    }

    /// All steps, one after the other.
    public RunSmallSweep run() {
        return new RunSmallSweep(plan(), shard(), reduce());
    }

    public FailSweep fail() {
        return new FailSweep(world.sweeps, world.ledger, world.journal, world.clock);
    }

    public RemoveSweep remove() {
        return new RemoveSweep(world.sweeps, world.parts, world.sweepResults, world.ledger, world.journal, world.clock);
    }

    public ReconcileSweeps reconcile() {
        return new ReconcileSweeps(world.sweeps, launcher(), world.journal, world.clock, World.PATIENCE);
    }

    public TrialPages pages() {
        return new TrialPages(world.parts, world.sweepResults);
    }

    private SweepLauncher launcher() {
        return new SweepLauncher(world.queue, world.machine, sizing);
    }

    private SweepBars bars() {
        return new SweepBars(new BarLibrary(world.bars));
    }
}
