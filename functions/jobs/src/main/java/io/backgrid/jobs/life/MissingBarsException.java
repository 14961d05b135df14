package io.backgrid.jobs.life;

import io.backgrid.jobs.JobFailure;

/// The bars of a job cannot be had, now or later.
final class MissingBarsException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient JobFailure failure;

    MissingBarsException(String code, String detail) {
        super(detail);
        this.failure = new JobFailure(code, detail);
    }

    JobFailure failure() {
        return failure;
    }
}
