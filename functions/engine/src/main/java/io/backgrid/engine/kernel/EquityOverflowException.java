package io.backgrid.engine.kernel;

/// Money outgrew the numbers: prices lie so far apart that a position's value is no longer finite.
public final class EquityOverflowException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    EquityOverflowException(int bar) {
        super("equity leaves the range of a double at bar " + bar + ": the prices lie too far apart to be traded");
    }
}
