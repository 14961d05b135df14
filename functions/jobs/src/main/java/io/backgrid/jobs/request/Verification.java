package io.backgrid.jobs.request;

/// A proof that a job makes beside its result.
public enum Verification {
    /// No decision and no fill looked at a later bar, see [io.backgrid.engine.LookaheadProof].
    NO_LOOKAHEAD("no_lookahead");

    private final String wireName;

    Verification(String wireName) {
        this.wireName = wireName;
    }

    /// The name in requests and results.
    public String wireName() {
        return wireName;
    }
}
