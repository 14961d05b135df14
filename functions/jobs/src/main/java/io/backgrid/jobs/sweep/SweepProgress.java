package io.backgrid.jobs.sweep;

/// What of a sweep is done, and what that took.
///
/// @param shards          done, those taken from an earlier sweep included
/// @param reused          of these, taken from an earlier sweep
/// @param trials          rows of these shards
/// @param gigabyteSeconds memory of the functions that computed, times the time they took
/// @param bytes           stored by them
public record SweepProgress(int shards, int reused, long trials, double gigabyteSeconds, long bytes) {
    /// Nothing yet.
    public static final SweepProgress NONE = new SweepProgress(0, 0, 0, 0, 0);

    /// Both together.
    public SweepProgress plus(SweepProgress more) {
        return new SweepProgress(
                shards + more.shards,
                reused + more.reused,
                trials + more.trials,
                gigabyteSeconds + more.gigabyteSeconds,
                bytes + more.bytes);
    }
}
