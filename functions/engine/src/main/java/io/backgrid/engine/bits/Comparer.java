package io.backgrid.engine.bits;

/// Compares two series bar by bar. What is left open by one implementation may be decided by another; after
/// [TruthBits] has decided it, all give the same bits.
///
/// Two values are tied when `|left - right| <= Condition.TIE * |right|`; what a tie means is decided there, too.
interface Comparer {
    /// Writes one word for each 64 bars: where left is above right, and where it is below. Close bars may be left
    /// out of both although they are not tied; tied ones and those where a value is NaN always are.
    ///
    /// @param firstWord first word to write; earlier ones are not touched
    /// @param above receives a bit for each bar
    /// @param below receives a bit for each bar
    void compare(Operand.Left left, Operand.Right right, int firstWord, long[] above, long[] below);
}
