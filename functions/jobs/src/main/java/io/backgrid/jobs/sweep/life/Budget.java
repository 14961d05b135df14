package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.cost.Prices;
import io.backgrid.jobs.cost.SweepCost;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.util.Locale;
import java.util.Optional;

/// Keeps a sweep from costing more than its owner wants.
final class Budget {
    private final SweepCost cost = new SweepCost(Prices.bundled());
    private final SweepLedger ledger;
    private final ShardSizing sizing;
    private final double gigabytes;

    Budget(SweepLedger ledger, ShardSizing sizing, double gigabytes) {
        this.ledger = ledger;
        this.sizing = sizing;
        this.gigabytes = gigabytes;
    }

    /// Sets aside what a shard is expected to cost.
    ///
    /// @return why it must not run; empty when it may
    Optional<String> reserve(Sweep sweep, ShardTask task) {
        if (sweep.request().budget().isEmpty()) {
            return Optional.empty();
        }
        double budget = sweep.request().budget().get();
        WorkEstimate work = WorkEstimate.of(sweep, sizing);
        double seconds = work.seconds(task.shard().numbers());
        int number = task.shard().number();
        SweepProgress withThis = ledger.reserve(task.sweep(), number, task.round(), seconds * gigabytes);
        double dollars = cost.bill(withThis, work.isSmall(), seconds).dollars();
        if (dollars <= budget) {
            return Optional.empty();
        }
        ledger.release(task.sweep(), number, task.round());
        SweepProgress done = ledger.progress(task.sweep());
        double spent = cost.bill(done, work.isSmall(), seconds).dollars();
        return Optional.of(String.format(
                Locale.ROOT,
                "the next of %,d shards would have brought the cost to $%.6f, above budget_usd of $%.6f; %,d shards with %,d"
                        + " of %,d trials are done and kept for $%.6f: submit again with more, and only the rest is run",
                work.shards().size(),
                dollars,
                budget,
                done.shards(),
                done.trials(),
                sweep.trials(),
                spent));
    }
}
