package io.backgrid.jobs.sweep;

/// A shard to run: all that a function is told about it.
///
/// @param sweep   it belongs to
/// @param shard   trial numbers
/// @param address of its part
/// @param round   how often the sweep has gone over its shards before
public record ShardTask(SweepRef sweep, Shard shard, PartAddress address, int round) {}
