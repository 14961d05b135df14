package io.backgrid.jobs.sweep;

/// What of a sweep is done, and what is set aside for the shards that run.
///
/// @param done     by all shards
/// @param running  shards that something is set aside for
/// @param setAside gigabyte-seconds for these, by what each was expected to take as it began
public record SweepCommitment(SweepProgress done, int running, double setAside) {

    /// What will be done when the running shards are. Where shards have turned out to take longer than expected, those
    /// that run are expected to as well.
    ///
    /// @param gigabyteSecondsPerShard that one was expected to take
    public SweepProgress expected(double gigabyteSecondsPerShard) {
        int computed = done.shards() - done.reused();
        double slower = computed == 0 ? 1 : Math.max(1, done.gigabyteSeconds() / computed / gigabyteSecondsPerShard);
        return done.plus(new SweepProgress(running, 0, 0, setAside * slower, 0));
    }
}
