package io.backgrid.jobs.sweep;

/// How large shards are made.
///
/// @param seconds   of work that a shard is meant to be
/// @param mostRows  rows of a shard: what a function holds in memory at once
/// @param mostShards of a sweep; the shards of a very large one are longer
public record ShardSizing(double seconds, long mostRows, int mostShards) {
    /// Five seconds, a quarter of a million rows (a part of about 60 MB with its sums), 2,000 shards.
    public static final ShardSizing USUAL = new ShardSizing(5, 1 << 18, 2_000);

    public ShardSizing {
        if (!(seconds > 0 && mostRows > 0 && mostShards > 0)) {
            throw new IllegalArgumentException("a shard needs some seconds, rows and shards");
        }
    }
}
