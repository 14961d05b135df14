package io.backgrid.engine.sweep;

/// Failures that only the engine can report, for tests of those who hear of them.
public final class FailedTrials {
    private FailedTrials() {}

    /// What the engine throws when a trial cannot be run.
    ///
    /// @param trial its number within its series
    public static TrialFailedException of(long trial) {
        return new TrialFailedException(trial, new IllegalStateException("a fault"));
    }
}
