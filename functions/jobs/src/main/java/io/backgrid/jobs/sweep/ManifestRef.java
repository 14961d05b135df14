package io.backgrid.jobs.sweep;

/// Which list of shards a sweep is running by.
///
/// @param sha256 of its bytes
/// @param shards how many it lists
public record ManifestRef(String sha256, int shards) {}
