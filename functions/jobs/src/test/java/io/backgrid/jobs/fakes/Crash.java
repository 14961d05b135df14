package io.backgrid.jobs.fakes;

/// The process ended here. An error, so that nothing that catches exceptions survives it.
public final class Crash extends Error {
    private static final long serialVersionUID = 1;

    Crash(String where) {
        super(where);
    }
}
