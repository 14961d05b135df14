package io.backgrid.engine.report;

/// Mean and deviation of a window that moves along a series, in constant time a step and without the cancellation of
/// sums that values leave again.
///
/// The series is cut into blocks as long as the window. A window is the end of one block and the beginning of the next;
/// the moments of both are built up value by value and put together (Chan, Golub & LeVeque 1983), so that
/// nothing is ever taken away.
final class RollingMoments {
    private final double[] values;
    private final int window;

    /// Of the values from each place of the block in which the window begins to the block's end.
    private final double[] tailMean;
    private final double[] tailSquares;

    /// First value of the block that the window ends in.
    private int block = -1;

    private int headCount;
    private double headMean;
    private double headSquares;
    private double mean;
    private double squares;

    /// @param values not changed
    /// @param window number of values, at least 2
    RollingMoments(double[] values, int window) {
        this.values = values;
        this.window = window;
        int room = window <= values.length ? window : 0;
        this.tailMean = new double[room];
        this.tailSquares = new double[room];
    }

    /// Moves the window so that its last value is that at `end`.
    ///
    /// @param end `window - 1` at first, then one more each time
    void endAt(int end) {
        int place = end % window;
        if (block < 0) {
            block = 0;
            fillTail();
        } else if (place == 0) {
            startBlock(end);
        }
        if (block > 0) {
            extendHead(values[end]);
        }
        boolean wholeBlock = place == window - 1;
        if (wholeBlock && block > 0) {
            fillTail();
        }
        combine(wholeBlock ? 0 : place + 1, wholeBlock);
    }

    private void startBlock(int first) {
        block = first;
        headCount = 0;
        headMean = 0;
        headSquares = 0;
    }

    private void extendHead(double value) {
        headCount++;
        double off = value - headMean;
        headMean += off / headCount;
        headSquares += off * (value - headMean);
    }

    /// Builds the moments of the tails of the current block, from its last value to its first.
    private void fillTail() {
        double tail = 0;
        double squared = 0;
        for (int place = window - 1; place >= 0; place--) {
            double value = values[block + place];
            double off = value - tail;
            tail += off / (window - place);
            squared += off * (value - tail);
            tailMean[place] = tail;
            tailSquares[place] = squared;
        }
    }

    /// @param from place of the window's first value in its block
    private void combine(int from, boolean wholeBlock) {
        if (wholeBlock) {
            mean = tailMean[from];
            squares = tailSquares[from];
            return;
        }
        double apart = headMean - tailMean[from];
        double tailCount = window - headCount;
        mean = tailMean[from] + apart * headCount / window;
        squares = tailSquares[from] + headSquares + apart * apart * tailCount * headCount / window;
    }

    double mean() {
        return mean;
    }

    /// Standard deviation with n - 1 in the denominator.
    double sampleDeviation() {
        return Math.sqrt(squares / (window - 1));
    }
}
