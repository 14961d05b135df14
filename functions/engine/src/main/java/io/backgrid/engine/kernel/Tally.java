package io.backgrid.engine.kernel;

import io.backgrid.engine.table.HeldExtremes;
import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.table.MarketTables;
import io.backgrid.engine.trial.TrialRows;
import java.util.Arrays;

/// Sums up the equity curve of one trial after the other without drawing it.
///
/// The curve comes in pieces, from the start to the end: single returns, and ranges in which the account earns what the
/// symbol does. Bars in between, on which nothing is held, earn 0. Sums over ranges are whole numbers, those over
/// single returns doubles in the order of time, so that nothing depends on how the work is divided.
final class Tally {
    private static final int COLUMNS = 5;

    private final HeldReturns table;
    private final HeldExtremes extremes;
    private final HeldExtremes.Range range = new HeldExtremes.Range();
    private final double minimumAcceptable;
    private final boolean whole;
    private final int periods;
    private final int[] blockEnd = new int[TrialRows.BLOCKS];

    // Of ranges, in units of the table.
    private final long[] held = new long[COLUMNS];
    private int heldBelow;
    private int heldPeriods;
    // Squares of the symbol's own returns, wherever the account earned something of its own.
    private long ownSquares;

    // Of single returns.
    private final double[] single = new double[COLUMNS];
    private int singleBelow;
    private int singlePeriods;
    private double activeSquares;

    // Per block of time, both together.
    private final double[] blockReturns = new double[TrialRows.BLOCKS];
    private final double[] blockSquares = new double[TrialRows.BLOCKS];
    private int block;
    private long blockHeldReturns;
    private long blockHeldSquares;

    private double peak;
    private double worst;

    /// @param whole whether more is asked than returns, squares and drawdown
    Tally(MarketTables tables, boolean whole) {
        this.table = tables.returns();
        this.extremes = tables.extremes();
        this.minimumAcceptable = tables.basis().minimumAcceptablePerPeriod();
        this.whole = whole;
        this.periods = tables.bars().size() - 1;
        for (int i = 0; i < TrialRows.BLOCKS; i++) {
            blockEnd[i] = whole ? TrialRows.blockStart(i + 1, periods) : periods;
        }
    }

    /// Forgets the trial before.
    void start(double capital) {
        peak = capital;
        worst = 1;
        Arrays.fill(held, 0);
        Arrays.fill(single, 0);
        heldPeriods = 0;
        singlePeriods = 0;
        block = 0;
        blockHeldReturns = 0;
        blockHeldSquares = 0;
        blockReturns[0] = 0;
        blockSquares[0] = 0;
        heldBelow = 0;
        singleBelow = 0;
        ownSquares = 0;
        activeSquares = 0;
    }

    /// Takes the value of the account at a close.
    void point(double equity) {
        if (equity > peak) {
            peak = equity;
        } else if (equity < worst * peak) {
            worst = equity / peak;
        }
    }

    /// Takes the return from the close before a bar to its own.
    void single(int bar, double earned) {
        while (bar > blockEnd[block]) {
            nextBlock();
        }
        double square = earned * earned;
        blockReturns[block] += earned;
        blockSquares[block] += square;
        if (!whole) {
            return;
        }
        singlePeriods++;
        single[HeldReturns.CUBE] += square * earned;
        single[HeldReturns.FOURTH] += square * square;
        double excess = earned - minimumAcceptable;
        double shortfall = (excess - Math.abs(excess)) / 2;
        single[HeldReturns.SHORTFALL] += shortfall * shortfall;
        singleBelow += shortfall < 0 ? 1 : 0;
        long ownSquare = table.upTo(bar, HeldReturns.SQUARE) - table.upTo(bar - 1, HeldReturns.SQUARE);
        long own = table.upTo(bar, HeldReturns.RETURN) - table.upTo(bar - 1, HeldReturns.RETURN);
        double active = earned - own * table.unit(HeldReturns.RETURN);
        ownSquares += ownSquare;
        activeSquares += active * active;
    }

    /// Takes the returns from the close of one bar to that of another, of an account that is worth `units * close` and
    /// holds at both.
    void range(int first, int last) {
        int from = first;
        while (last > blockEnd[block]) {
            if (from < blockEnd[block]) {
                addToBlock(from, blockEnd[block]);
                from = blockEnd[block];
            }
            nextBlock();
        }
        addToBlock(from, last);
        if (!whole) {
            return;
        }
        heldPeriods += last - first;
        for (int column = HeldReturns.CUBE; column <= HeldReturns.SHORTFALL; column++) {
            held[column] += table.upTo(last, column) - table.upTo(first, column);
        }
        heldBelow += (int) (table.upTo(last, HeldReturns.BELOW) - table.upTo(first, HeldReturns.BELOW));
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

    private void addToBlock(int first, int last) {
        blockHeldReturns += table.upTo(last, HeldReturns.RETURN) - table.upTo(first, HeldReturns.RETURN);
        blockHeldSquares += table.upTo(last, HeldReturns.SQUARE) - table.upTo(first, HeldReturns.SQUARE);
    }

    private void nextBlock() {
        endBlock();
        block++;
        blockReturns[block] = 0;
        blockSquares[block] = 0;
    }

    private void endBlock() {
        single[HeldReturns.RETURN] += blockReturns[block];
        single[HeldReturns.SQUARE] += blockSquares[block];
        held[HeldReturns.RETURN] += blockHeldReturns;
        held[HeldReturns.SQUARE] += blockHeldSquares;
        blockReturns[block] += blockHeldReturns * table.unit(HeldReturns.RETURN);
        blockSquares[block] += blockHeldSquares * table.unit(HeldReturns.SQUARE);
        blockHeldReturns = 0;
        blockHeldSquares = 0;
    }

    /// Ends the trial: from here on the sums may be asked for.
    void finish() {
        while (block < TrialRows.BLOCKS - 1) {
            nextBlock();
        }
        endBlock();
    }

    /// Sum of the returns of a block of time.
    double blockReturns(int index) {
        return blockReturns[index];
    }

    /// Sum of the squared returns of a block of time.
    double blockSquares(int index) {
        return blockSquares[index];
    }

    /// Sum of a column of [HeldReturns], for the account.
    double sum(int column) {
        return single[column] + held[column] * table.unit(column);
    }

    /// Whether a sum, or something smaller that is left of it, is large enough for its rounding not to matter.
    boolean isPrecise(int column, double left) {
        return left >= table.unit(column) * 1e13 * Math.sqrt(periods);
    }

    /// Number of returns.
    int periods() {
        return periods;
    }

    /// Returns below the minimum acceptable one, of those on which something was held.
    int below() {
        return heldBelow + singleBelow;
    }

    /// Returns on which nothing was held.
    int flatPeriods() {
        return periods - heldPeriods - singlePeriods;
    }

    /// Sum of `r - b` over the symbol's own returns b.
    double activeReturns() {
        long elsewhere = table.total(HeldReturns.RETURN) - held[HeldReturns.RETURN];
        return single[HeldReturns.RETURN] - elsewhere * table.unit(HeldReturns.RETURN);
    }

    /// Sum of `(r - b)^2`: nothing where the account earns what the symbol does, b where nothing is held.
    double activeSquares() {
        long flat = table.total(HeldReturns.SQUARE) - held[HeldReturns.SQUARE] - ownSquares;
        return activeSquares + flat * table.unit(HeldReturns.SQUARE);
    }

    /// Smallest quotient of equity and its highest value so far, in `[0, 1]`.
    double worst() {
        return worst;
    }
}
