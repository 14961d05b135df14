package io.backgrid.jobs.sweep;

/// What became of the trials of a sweep.
///
/// @param ran        have metrics
/// @param invalid    have values that go together in no specification
/// @param tooFewBars have windows longer than the bars
/// @param overflowed had an account that left the range of numbers
/// @param profitable ran and ended with more than they began with
public record TrialCounts(long ran, long invalid, long tooFewBars, long overflowed, long profitable) {
    /// All that were tried.
    public long tried() {
        return ran + invalid + tooFewBars + overflowed;
    }
}
