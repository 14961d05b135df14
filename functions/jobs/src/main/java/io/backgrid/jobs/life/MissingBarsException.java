package io.backgrid.jobs.life;

import io.backgrid.jobs.JobFailure;

/// The bars of a job or sweep cannot be had, now or later.
public final class MissingBarsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient JobFailure failure;

    MissingBarsException(String code, String detail) {
        super(detail);
        this.failure = new JobFailure(code, detail);
    }

    /// What becomes of the job or sweep that needs them.
    public JobFailure failure() {
        return failure;
    }
}
