package io.backgrid.jobs.sweep.life;

/// Something that a completed sweep stored is missing or was changed.
public final class DamagedPartException extends RuntimeException {
    private static final long serialVersionUID = 1;

    DamagedPartException() {
        super("a part of this sweep is missing or damaged: submit the same sweep again, and only that part is computed"
                + " anew");
    }
}
