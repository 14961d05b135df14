package io.backgrid.engine.table;

import io.backgrid.engine.bars.Bars;

/// Sums over the close-to-close returns of a symbol, from the start up to each bar: what a position earned between two
/// bars is the difference of two rows.
///
/// The sums are whole numbers of a unit that is chosen for each column, about 2^-62 of its total. Adding and
/// subtracting them loses nothing, in whatever order; only the rounding of each term to the unit is lost. Sums of
/// doubles would lose
/// digits with every difference of two large neighbours.
public final class HeldReturns {
    /// The returns.
    public static final int RETURN = 0;

    /// Their squares.
    public static final int SQUARE = 1;

    /// Their third powers.
    public static final int CUBE = 2;

    /// Their fourth powers.
    public static final int FOURTH = 3;

    /// Squares of what the minimum acceptable return exceeds them by.
    public static final int SHORTFALL = 4;

    /// How many of them are below the minimum acceptable one; the unit is 1.
    public static final int BELOW = 5;

    /// The closes, quote currency per unit.
    public static final int CLOSE = 6;

    // A row takes a cache line: one access of memory for all sums.
    private static final int STRIDE = 8;
    private static final int COLUMNS = 7;
    // Terms of one column together stay below this power of two.
    private static final int BITS = 62;

    private final long[] sums;
    private final double[] unit = new double[COLUMNS];

    /// @param minimumAcceptable return of one period
    public HeldReturns(Bars bars, double minimumAcceptable) {
        int size = bars.size();
        double[][] terms = new double[COLUMNS][size];
        terms[CLOSE][0] = bars.close(0);
        for (int bar = 1; bar < size; bar++) {
            double earned = bars.close(bar) / bars.close(bar - 1) - 1;
            double shortfall = Math.min(earned - minimumAcceptable, 0);
            terms[RETURN][bar] = earned;
            terms[SQUARE][bar] = earned * earned;
            terms[CUBE][bar] = earned * earned * earned;
            terms[FOURTH][bar] = earned * earned * earned * earned;
            terms[SHORTFALL][bar] = shortfall * shortfall;
            terms[BELOW][bar] = shortfall < 0 ? 1 : 0;
            terms[CLOSE][bar] = bars.close(bar);
        }
        sums = new long[size * STRIDE];
        for (int column = 0; column < COLUMNS; column++) {
            unit[column] = column == BELOW ? 1 : unitFor(terms[column]);
            accumulate(terms[column], column);
        }
    }

    private static double unitFor(double[] terms) {
        double total = 0;
        for (double term : terms) {
            total += Math.abs(term);
        }
        // Above the smallest normal number, so that a term over the unit is exact.
        return Math.max(0x1p-1022, Math.scalb(1.0, Math.getExponent(total) + 2 - BITS));
    }

    private void accumulate(double[] terms, int column) {
        long sum = 0;
        // Units are powers of two: the product is as exact as a quotient.
        double perUnit = 1 / unit[column];
        for (int bar = 0; bar < terms.length; bar++) {
            sum += (long) Math.rint(terms[bar] * perUnit);
            sums[bar * STRIDE + column] = sum;
        }
    }

    /// Sum of a column up to and including a bar, in units.
    public long upTo(int bar, int column) {
        return sums[bar * STRIDE + column];
    }

    /// What one unit of a column is worth.
    public double unit(int column) {
        return unit[column];
    }

    /// Sum of a column over all bars, in units.
    public long total(int column) {
        return sums[sums.length - STRIDE + column];
    }

    /// Bytes that the sums of so many bars take, those on the way included.
    public static long bytes(int bars) {
        return (long) bars * (STRIDE + COLUMNS) * Double.BYTES;
    }
}
