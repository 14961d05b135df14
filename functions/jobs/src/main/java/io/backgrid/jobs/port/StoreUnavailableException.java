package io.backgrid.jobs.port;

/// A store or queue did not answer, or throttled. The same call may succeed later: nothing was decided.
public final class StoreUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /// @param what  the thing that did not answer, in the words of this project, such as `the job table`
    /// @param cause what the client said
    public StoreUnavailableException(String what, Throwable cause) {
        super(what + " is not available right now", cause);
    }
}
