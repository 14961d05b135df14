package io.backgrid.jobs.sweep.life;

/// A trial could not be run, which no request should bring about.
final class FailedTrialException extends Exception {
    private static final long serialVersionUID = 1;

    private final long trial;

    /// @param trial its number in the whole sweep
    FailedTrialException(long trial, Throwable cause) {
        super("trial " + trial + " failed", cause);
        this.trial = trial;
    }

    long trial() {
        return trial;
    }
}
