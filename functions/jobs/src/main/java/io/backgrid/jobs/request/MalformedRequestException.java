package io.backgrid.jobs.request;

/// A request that cannot be read at all. The message says what to change.
public final class MalformedRequestException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public MalformedRequestException(String message) {
        super(message);
    }
}
