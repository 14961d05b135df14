package io.backgrid.jobs.life;

/// The proof that a job asked for does not hold: its result must not be trusted, and so there is none.
final class LookaheadFoundException extends Exception {
    private static final long serialVersionUID = 1;

    LookaheadFoundException(String difference) {
        super(difference);
    }
}
