package io.backgrid.engine.bars;

/// A row of bars that cannot be.
public final class InvalidBarsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int row;
    private final String reason;

    /// Refuses one row.
    ///
    /// @param row the first row at fault, counted from 0
    /// @param reason a sentence without a full stop: `high 9.5 is below close 9.7`
    public InvalidBarsException(int row, String reason) {
        super("row " + row + ": " + reason);
        this.row = row;
        this.reason = reason;
    }

    /// The first row at fault, counted from 0.
    public int row() {
        return row;
    }

    /// What is wrong with it, without the row.
    public String reason() {
        return reason;
    }
}
