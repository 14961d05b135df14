package io.backgrid.jobs.life;

/// An idempotency key came again with a request that asks for something else.
public final class IdempotencyConflictException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public IdempotencyConflictException() {
        super("this Idempotency-Key was used with another request in the last 24 hours: use a new key");
    }
}
