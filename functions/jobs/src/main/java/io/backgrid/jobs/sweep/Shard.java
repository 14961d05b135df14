package io.backgrid.jobs.sweep;

/// A range of a sweep's trial numbers that one function runs.
///
/// @param number  place in the sweep, from 0
/// @param from    first trial number
/// @param to      after the last trial number
public record Shard(int number, long from, long to) {
    public Shard {
        if (!(number >= 0 && 0 <= from && from < to)) {
            throw new IllegalArgumentException("shard %d has no trials from %d to %d".formatted(number, from, to));
        }
    }

    /// How many numbers, those that do not run included.
    public long numbers() {
        return to - from;
    }
}
