package io.backgrid.jobs.port;

import io.backgrid.jobs.sweep.SweepCommitment;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;

/// Counts what the shards of a sweep have done and spent, each once however often it is told. Every method may throw
/// [StoreUnavailableException].
public interface SweepLedger {

    /// Sets computing aside for a shard that is about to run. What all have set aside or taken is read after that, so
    /// of several shards that ask at once all may see too much, but none is allowed too much.
    ///
    /// @param round           how often the sweep has gone over its shards
    /// @param gigabyteSeconds that it is expected to take
    /// @return what is done or set aside, this shard included
    SweepCommitment reserve(SweepRef ref, int shard, int round, double gigabyteSeconds);

    /// Gives back what was set aside for a shard that does not run.
    void release(SweepRef ref, int shard, int round);

    /// Notes once for each round that a shard is done, and gives back what was set aside for it.
    ///
    /// @param done what this one shard adds
    void done(SweepRef ref, int shard, int round, SweepProgress done);

    /// What all shards together have done.
    SweepProgress progress(SweepRef ref);
}
