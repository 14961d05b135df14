package io.backgrid.jobs.sweep;

import java.util.Map;

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

    /// The usual size with the most rows that `BACKGRID_SHARD_TRIALS` allows, where that is set.
    ///
    /// @param environment such as [System#getenv()]
    /// @throws IllegalStateException saying what the variable must be
    public static ShardSizing read(Map<String, String> environment) {
        String text = environment.getOrDefault("BACKGRID_SHARD_TRIALS", Long.toString(USUAL.mostRows));
        if (!text.matches("[1-9]\\d{0,8}")) {
            throw new IllegalStateException(
                    "BACKGRID_SHARD_TRIALS must be a whole number from 1 to 999999999 but was '" + text + "'");
        }
        return new ShardSizing(USUAL.seconds, Long.parseLong(text), USUAL.mostShards);
    }
}
