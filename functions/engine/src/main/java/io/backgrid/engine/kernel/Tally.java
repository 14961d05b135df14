package io.backgrid.engine.kernel;

import io.backgrid.engine.table.HeldExtremes;
import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.table.MarketTables;

/// Sums up the equity curve of one trial after the other without drawing it.
///
/// The curve comes in pieces, from the start to the end: single returns, and ranges in which the account earns what
/// the symbol does. Bars in between, on which nothing is held, earn 0. Pieces are listed as they come and summed up at
/// the end, one sum for all of them after the other. Sums over ranges are whole numbers, those over single returns
/// doubles in the order of time, so that nothing depends on how the work is divided.
final class Tally {
    private static final int COLUMNS = 5;
    // Single returns are summed up in chunks, and the chunks then: long lists lose fewer digits that way.
    private static final int CHUNK = 128;

    private final HeldReturns table;
    private final HeldExtremes extremes;
    private final HeldExtremes.Range range = new HeldExtremes.Range();
    private final double minimumAcceptable;
    private final boolean whole;
    private final int periods;
    // So many units leave 13 digits after that many terms were rounded to them.
    private final double unitsNeeded;
    private final CurvePieces pieces;
    private final BlockSums blocks;

    // Of ranges, in units of the table.
    private final long[] held = new long[COLUMNS];
    private long heldBelow;
    private int heldPeriods;

    // Of single returns; squares of the symbol's own returns at the same time, in units; and of the difference.
    private final double[] single = new double[COLUMNS];
    private int singleBelow;
    private long ownSquares;
    private double activeSquares;

    private double peak;
    private double worst;

    /// @param whole whether more is asked than returns, squares and drawdown
    Tally(MarketTables tables, boolean whole) {
        this.table = tables.returns();
        this.extremes = tables.extremes();
        this.minimumAcceptable = tables.basis().minimumAcceptablePerPeriod();
        this.whole = whole;
        int bars = tables.bars().size();
        this.periods = bars - 1;
        this.unitsNeeded = 1e13 * Math.sqrt(periods);
        this.pieces = new CurvePieces(bars);
        this.blocks = new BlockSums(table, periods);
    }

    /// Forgets the trial before.
    void start(double capital) {
        peak = capital;
        worst = 1;
        pieces.clear();
    }

    /// Takes the value of the account at a close, for the drawdown.
    void point(double equity) {
        if (equity > peak) {
            peak = equity;
        } else if (equity < worst * peak) {
            worst = equity / peak;
        }
    }

    /// Takes the return from the close before a bar to its own.
    void single(int bar, double earned) {
        pieces.addSingle(bar, earned);
    }

    /// Takes the returns from the close of one bar to that of another, of an account that is worth `units * close` and
    /// holds at both.
    void range(int first, int last) {
        pieces.addRange(first, last);
    }

    /// Takes the closes of such a range, both ends included, for the drawdown.
    void rangePoints(int first, int last, double units, double cash) {
        worst = extremes.ask(first, last, worst, range);
        double low = cash + units * range.lowest();
        // Divided only where the fall is deeper than any before, which is seldom.
        if (low < worst * peak) {
            worst = low / peak;
        }
        double high = cash + units * range.highest();
        if (high > peak) {
            peak = high;
        }
    }

    /// Ends the trial: from here on the sums may be asked for.
    void finish() {
        sumReturns();
        if (whole) {
            sumHeld();
            sumSingle();
            blocks.sum(pieces);
        }
    }

    private void sumReturns() {
        long heldReturns = 0;
        long heldSquares = 0;
        for (int i = 0; i < pieces.ranges; i++) {
            int first = pieces.rangeFirst[i];
            int last = pieces.rangeLast[i];
            heldReturns += table.upTo(last, HeldReturns.RETURN) - table.upTo(first, HeldReturns.RETURN);
            heldSquares += table.upTo(last, HeldReturns.SQUARE) - table.upTo(first, HeldReturns.SQUARE);
        }
        held[HeldReturns.RETURN] = heldReturns;
        held[HeldReturns.SQUARE] = heldSquares;
        single[HeldReturns.RETURN] = 0;
        single[HeldReturns.SQUARE] = 0;
        for (int from = 0; from < pieces.singles; from += CHUNK) {
            sumReturnsOf(from, Math.min(pieces.singles, from + CHUNK));
        }
    }

    private void sumReturnsOf(int from, int to) {
        double returns = 0;
        double squares = 0;
        for (int i = from; i < to; i++) {
            double earned = pieces.singleReturn[i];
            returns += earned;
            squares += earned * earned;
        }
        single[HeldReturns.RETURN] += returns;
        single[HeldReturns.SQUARE] += squares;
    }

    private void sumHeld() {
        long cubes = 0;
        long fourths = 0;
        long shortfalls = 0;
        long below = 0;
        int bars = 0;
        for (int i = 0; i < pieces.ranges; i++) {
            int first = pieces.rangeFirst[i];
            int last = pieces.rangeLast[i];
            cubes += table.upTo(last, HeldReturns.CUBE) - table.upTo(first, HeldReturns.CUBE);
            fourths += table.upTo(last, HeldReturns.FOURTH) - table.upTo(first, HeldReturns.FOURTH);
            shortfalls += table.upTo(last, HeldReturns.SHORTFALL) - table.upTo(first, HeldReturns.SHORTFALL);
            below += table.upTo(last, HeldReturns.BELOW) - table.upTo(first, HeldReturns.BELOW);
            bars += last - first;
        }
        held[HeldReturns.CUBE] = cubes;
        held[HeldReturns.FOURTH] = fourths;
        held[HeldReturns.SHORTFALL] = shortfalls;
        heldBelow = below;
        heldPeriods = bars;
    }

    private void sumSingle() {
        single[HeldReturns.CUBE] = 0;
        single[HeldReturns.FOURTH] = 0;
        single[HeldReturns.SHORTFALL] = 0;
        singleBelow = 0;
        ownSquares = 0;
        activeSquares = 0;
        for (int from = 0; from < pieces.singles; from += CHUNK) {
            sumSingleOf(from, Math.min(pieces.singles, from + CHUNK));
        }
    }

    private void sumSingleOf(int from, int to) {
        double unit = table.unit(HeldReturns.RETURN);
        double cubes = 0;
        double fourths = 0;
        double shortfalls = 0;
        double active = 0;
        long own = 0;
        int below = 0;
        for (int i = from; i < to; i++) {
            int bar = pieces.singleBar[i];
            double earned = pieces.singleReturn[i];
            double square = earned * earned;
            cubes += square * earned;
            fourths += square * square;
            double excess = earned - minimumAcceptable;
            // The smaller of that and 0.
            double shortfall = (excess - Math.abs(excess)) / 2;
            shortfalls += shortfall * shortfall;
            below += shortfall < 0 ? 1 : 0;
            own += table.upTo(bar, HeldReturns.SQUARE) - table.upTo(bar - 1, HeldReturns.SQUARE);
            long ownReturn = table.upTo(bar, HeldReturns.RETURN) - table.upTo(bar - 1, HeldReturns.RETURN);
            double difference = earned - ownReturn * unit;
            active += difference * difference;
        }
        single[HeldReturns.CUBE] += cubes;
        single[HeldReturns.FOURTH] += fourths;
        single[HeldReturns.SHORTFALL] += shortfalls;
        singleBelow += below;
        ownSquares += own;
        activeSquares += active;
    }

    /// Sums of blocks of time.
    BlockSums blocks() {
        return blocks;
    }

    /// Sum of a column of [HeldReturns], for the account.
    double sum(int column) {
        return single[column] + held[column] * table.unit(column);
    }

    /// Whether a sum, or something smaller that is left of it, is large enough for its rounding not to matter.
    boolean isPrecise(int column, double left) {
        return left >= table.unit(column) * unitsNeeded;
    }

    /// Returns below the minimum acceptable one, of those on which something was held.
    long below() {
        return heldBelow + singleBelow;
    }

    /// Returns on which nothing was held.
    int flatPeriods() {
        return periods - heldPeriods - pieces.singles;
    }

    /// Sum of `r - b` over the symbol's own returns b.
    double activeReturns() {
        long elsewhere = table.total(HeldReturns.RETURN) - held[HeldReturns.RETURN];
        return single[HeldReturns.RETURN] - elsewhere * table.unit(HeldReturns.RETURN);
    }

    /// Sum of `(r - b)^2`: nothing where the account earns what the symbol does, `b^2` where nothing is held.
    double activeSquares() {
        long flat = table.total(HeldReturns.SQUARE) - held[HeldReturns.SQUARE] - ownSquares;
        return activeSquares + flat * table.unit(HeldReturns.SQUARE);
    }

    /// Smallest quotient of equity and its highest value so far, in `[0, 1]`.
    double worst() {
        return worst;
    }
}
