package io.backgrid.engine.kernel;

/// The pieces of one trial's equity curve in the order of time: single returns, and ranges in which the account earns
/// what
/// the symbol does. On bars in between nothing is held.
final class CurvePieces {
    /// Bars whose return, from the close before to their own, is a single one.
    final int[] singleBar;

    /// Those returns.
    final double[] singleReturn;

    /// Bars at whose close a range begins.
    final int[] rangeFirst;

    /// Bars at whose close it ends.
    final int[] rangeLast;

    /// Number of single returns.
    int singles;

    /// Number of ranges.
    int ranges;

    /// @param bars of the curve
    CurvePieces(int bars) {
        singleBar = new int[bars];
        singleReturn = new double[bars];
        rangeFirst = new int[bars];
        rangeLast = new int[bars];
    }

    void clear() {
        singles = 0;
        ranges = 0;
    }

    void addSingle(int bar, double earned) {
        singleBar[singles] = bar;
        singleReturn[singles] = earned;
        singles++;
    }

    void addRange(int first, int last) {
        rangeFirst[ranges] = first;
        rangeLast[ranges] = last;
        ranges++;
    }
}
