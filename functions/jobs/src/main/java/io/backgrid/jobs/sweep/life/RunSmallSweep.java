package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.Optional;

/// Runs a whole sweep in one function: the same steps as the state machine, one after the other.
public final class RunSmallSweep {
    private final PlanSweep plan;
    private final RunShard shard;
    private final ReduceSweep reduce;

    public RunSmallSweep(PlanSweep plan, RunShard shard, ReduceSweep reduce) {
        this.plan = plan;
        this.shard = shard;
        this.reduce = reduce;
    }

    /// Returns when the sweep has ended or needs nothing more.
    ///
    /// @throws io.backgrid.jobs.port.StoreUnavailableException when the message should be delivered again
    public void run(SweepRef ref) {
        int round = 0;
        ReduceSweep.Outcome outcome;
        do {
            Optional<PlanSweep.Planned> planned = plan.plan(ref, round);
            if (planned.isEmpty() || !ranAll(planned.get())) {
                return;
            }
            outcome = reduce.reduce(ref);
            round++;
        } while (outcome == ReduceSweep.Outcome.AGAIN);
    }

    private boolean ranAll(PlanSweep.Planned planned) {
        for (ShardTask task : planned.tasks()) {
            try {
                shard.run(task);
            } catch (SweepEndedException _) {
                // Why is told by the sweep itself.
                return false;
            }
        }
        return true;
    }
}
