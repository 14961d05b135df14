package io.backgrid.engine.rule;

/// A rule is not one: its text, its kinds, its size, or the values of its parameters.
///
/// The message says where, what was found and what was expected: `column 5: 'smaa' is not known; did you mean 'sma'?`
public final class RuleException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final int position;

    /// Refuses a rule.
    ///
    /// @param position column of the text, counted from 1; 0 if the problem does not stem from a place in it
    /// @param problem what is wrong and what to change
    public RuleException(int position, String problem) {
        super(position == 0 ? problem : "column " + position + ": " + problem);
        this.position = position;
    }

    /// Column of the text, counted from 1; 0 if the problem does not stem from a place in it.
    public int position() {
        return position;
    }
}
