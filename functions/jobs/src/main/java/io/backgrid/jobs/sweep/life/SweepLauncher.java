package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.SweepMachine;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.WorkEstimate;

/// Hands a sweep to whatever runs it: a small one goes straight through the queue.
///
/// @param queue   of jobs, whose functions run a small sweep alone
/// @param machine that runs any other
/// @param sizing  of shards
public record SweepLauncher(JobQueue queue, SweepMachine machine, ShardSizing sizing) {

    /// Has a sweep run.
    ///
    /// @return what it is expected to take
    /// @throws io.backgrid.jobs.port.StoreUnavailableException when it was not taken
    WorkEstimate launch(Sweep sweep) {
        WorkEstimate work = WorkEstimate.of(sweep, sizing);
        if (work.isSmall()) {
            queue.send(sweep.ref());
        } else {
            machine.start(sweep.ref());
        }
        return work;
    }
}
