package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.cost.Prices;
import io.backgrid.jobs.cost.SweepCost;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepLedger;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.jobs.sweep.ShardTask;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// Keeps a sweep from costing more than its owner wants.
final class Budget {
    private static final int ATTEMPTS = 6;
    private static final long FIRST_PAUSE_MILLIS = 25;

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
        double dollars = dollarsWith(task, work, seconds);
        for (int attempt = 1; dollars > budget && attempt < ATTEMPTS; attempt++) {
            ledger.release(task.sweep(), task.shard().number(), task.round());
            // Shards that asked at the same moment have all seen each other: one that asks again alone may run.
            pause(FIRST_PAUSE_MILLIS << attempt);
            dollars = dollarsWith(task, work, seconds);
        }
        if (dollars <= budget) {
            return Optional.empty();
        }
        ledger.release(task.sweep(), task.shard().number(), task.round());
        return Optional.of(refusal(sweep, task, work, dollars));
    }

    /// What all has cost and will cost that is done or set aside, this shard included.
    private double dollarsWith(ShardTask task, WorkEstimate work, double seconds) {
        double taken = seconds * gigabytes;
        SweepCommitment withThis = ledger.reserve(task.sweep(), task.shard().number(), task.round(), taken);
        return cost.bill(withThis.expected(taken), work.isSmall(), seconds).dollars();
    }

    private String refusal(Sweep sweep, ShardTask task, WorkEstimate work, double dollars) {
        SweepProgress done = ledger.progress(task.sweep());
        return String.format(
                Locale.ROOT,
                "the next of %,d shards would have brought the cost to $%.6f, above budget_usd of $%.6f; %,d shards with %,d"
                        + " of %,d trials are done and kept for $%.6f: submit again with more, and only the rest is run",
                work.shards().size(),
                dollars,
                sweep.request().budget().orElseThrow(),
                done.shards(),
                done.trials(),
                sweep.trials(),
                cost.bill(done, work.isSmall(), work.seconds(task.shard().numbers()))
                        .dollars());
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(millis));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreUnavailableException("the counter of costs", e);
        }
    }
}
