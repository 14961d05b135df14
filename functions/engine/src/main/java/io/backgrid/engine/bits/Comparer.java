package io.backgrid.engine.bits;

/// Compares two series bar by bar. Every implementation gives the same bits.
///
/// Two values are tied when `|left - right| <= Condition.TIE * |right|`; what a tie means is decided elsewhere.
interface Comparer {
    /// Writes one word for each 64 bars: where left is above right, and where it is below. A bar may be left out of
    /// both
    /// although its values are not tied, if they are close; one where a value is NaN always is.
    ///
    /// @param firstWord first word to write; earlier ones are not touched
    /// @param above receives a bit for each bar
    /// @param below receives a bit for each bar
    void compare(Operand.Left left, Operand.Right right, int firstWord, long[] above, long[] below);
}
