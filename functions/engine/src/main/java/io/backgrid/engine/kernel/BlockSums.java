package io.backgrid.engine.kernel;

import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.trial.TrialRows;
import java.util.Arrays;

/// Sums of returns and of their squares in blocks of time, of one trial after the other.
final class BlockSums {
    private final HeldReturns table;
    private final int[] blockEnd = new int[TrialRows.BLOCKS];
    private final double[] returns = new double[TrialRows.BLOCKS];
    private final double[] squares = new double[TrialRows.BLOCKS];

    /// @param periods number of returns
    BlockSums(HeldReturns table, int periods) {
        this.table = table;
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            blockEnd[block] = TrialRows.blockStart(block + 1, periods);
        }
    }

    /// Sums up the pieces of a curve.
    void sum(CurvePieces pieces) {
        Arrays.fill(returns, 0);
        Arrays.fill(squares, 0);
        int block = 0;
        for (int i = 0; i < pieces.singles; i++) {
            while (pieces.singleBar[i] > blockEnd[block]) {
                block++;
            }
            double earned = pieces.singleReturn[i];
            returns[block] += earned;
            squares[block] += earned * earned;
        }
        sumRanges(pieces);
    }

    private void sumRanges(CurvePieces pieces) {
        int block = 0;
        long heldReturns = 0;
        long heldSquares = 0;
        for (int i = 0; i < pieces.ranges; i++) {
            int from = pieces.rangeFirst[i];
            int last = pieces.rangeLast[i];
            while (last > blockEnd[block]) {
                int end = Math.max(from, blockEnd[block]);
                heldReturns += table.upTo(end, HeldReturns.RETURN) - table.upTo(from, HeldReturns.RETURN);
                heldSquares += table.upTo(end, HeldReturns.SQUARE) - table.upTo(from, HeldReturns.SQUARE);
                add(block, heldReturns, heldSquares);
                heldReturns = 0;
                heldSquares = 0;
                from = end;
                block++;
            }
            heldReturns += table.upTo(last, HeldReturns.RETURN) - table.upTo(from, HeldReturns.RETURN);
            heldSquares += table.upTo(last, HeldReturns.SQUARE) - table.upTo(from, HeldReturns.SQUARE);
        }
        add(block, heldReturns, heldSquares);
    }

    private void add(int block, long heldReturns, long heldSquares) {
        returns[block] += heldReturns * table.unit(HeldReturns.RETURN);
        squares[block] += heldSquares * table.unit(HeldReturns.SQUARE);
    }

    /// Sum of the returns of a block of time.
    double returns(int block) {
        return returns[block];
    }

    /// Sum of the squared returns of a block of time.
    double squares(int block) {
        return squares[block];
    }
}
