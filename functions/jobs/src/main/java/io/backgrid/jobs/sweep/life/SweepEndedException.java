package io.backgrid.jobs.sweep.life;

/// A shard of a sweep that has ended: it was cancelled, failed or reached its budget. Nothing more is to be run.
public final class SweepEndedException extends RuntimeException {
    private static final long serialVersionUID = 1;

    SweepEndedException(String message) {
        super(message);
    }

    SweepEndedException(String message, Throwable cause) {
        super(message, cause);
    }
}
