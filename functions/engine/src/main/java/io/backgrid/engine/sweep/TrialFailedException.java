package io.backgrid.engine.sweep;

/// A trial could not be run for a reason that no trial should have: a fault of the engine or of the machine, not of the
/// trial's specification, which only makes it [io.backgrid.engine.trial.TrialStatus#INVALID].
public final class TrialFailedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long trial;

    /// @param trial its number in its sweep
    /// @param cause what happened
    TrialFailedException(long trial, RuntimeException cause) {
        super("trial %d failed: %s".formatted(trial, cause), cause);
        this.trial = trial;
    }

    /// Number of the trial in its sweep.
    public long trial() {
        return trial;
    }
}
