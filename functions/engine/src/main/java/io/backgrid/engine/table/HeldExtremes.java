package io.backgrid.engine.table;

import io.backgrid.engine.bars.Bars;

/// Lowest and highest close and deepest fall between any two bars, without a look at the bars in between.
///
/// Bars lie in blocks of 16. A range is the end of one block, whole blocks, and the start of another; for each of
/// the three the answer is on hand. Whole blocks are answered by a sparse table of halves: for the highest bit in
/// which the first and the last block's numbers differ, it has the answers from the first one up to the middle and
/// from the middle to the last. A range inside one block is walked.
public final class HeldExtremes {
    private static final int BLOCK_BITS = 4;
    private static final int LOWEST = 0;
    private static final int HIGHEST = 1;
    private static final int WORST = 2;
    // A power of two, so that an entry lies in one cache line.
    private static final int STRIDE = 4;

    private final Bars bars;
    private final int blocks;
    private final double[] toBlockEnd;
    private final double[] fromBlockStart;
    private final double[] halves;

    /// Prepares the answers for all ranges.
    public HeldExtremes(Bars bars) {
        this.bars = bars;
        int size = bars.size();
        this.blocks = ((size - 1) >> BLOCK_BITS) + 1;
        this.toBlockEnd = new double[size * STRIDE];
        this.fromBlockStart = new double[size * STRIDE];
        int levels = Math.max(1, Integer.SIZE - Integer.numberOfLeadingZeros(blocks - 1));
        this.halves = new double[levels * blocks * STRIDE];
        insideBlocks();
        for (int level = 0; level < levels; level++) {
            acrossBlocks(level);
        }
    }

    private void insideBlocks() {
        int size = bars.size();
        for (int bar = 0; bar < size; bar++) {
            boolean first = (bar & ((1 << BLOCK_BITS) - 1)) == 0;
            single(bars.close(bar), fromBlockStart, bar);
            if (!first) {
                join(fromBlockStart, bar - 1, fromBlockStart, bar, fromBlockStart, bar);
            }
        }
        for (int bar = size - 1; bar >= 0; bar--) {
            boolean last = bar == size - 1 || ((bar + 1) & ((1 << BLOCK_BITS) - 1)) == 0;
            single(bars.close(bar), toBlockEnd, bar);
            if (!last) {
                join(toBlockEnd, bar, toBlockEnd, bar + 1, toBlockEnd, bar);
            }
        }
    }

    /// At a level, blocks with that bit of their number unset look up to the middle, those with it set look back to it.
    private void acrossBlocks(int level) {
        int row = level * blocks;
        for (int block = 0; block < blocks; block++) {
            System.arraycopy(toBlockEnd, (block << BLOCK_BITS) * STRIDE, halves, (row + block) * STRIDE, STRIDE);
        }
        int lower = (1 << level) - 1;
        for (int block = 1; block < blocks; block++) {
            if ((block & (1 << level)) != 0 && (block & lower) != 0) {
                join(halves, row + block - 1, halves, row + block, halves, row + block);
            }
        }
        for (int block = blocks - 2; block >= 0; block--) {
            if ((block & (1 << level)) == 0 && (block & lower) != lower) {
                join(halves, row + block, halves, row + block + 1, halves, row + block);
            }
        }
    }

    private static void single(double close, double[] into, int index) {
        into[index * STRIDE + LOWEST] = close;
        into[index * STRIDE + HIGHEST] = close;
        into[index * STRIDE + WORST] = 1;
    }

    private static void join(double[] left, int leftIndex, double[] right, int rightIndex, double[] into, int index) {
        int l = leftIndex * STRIDE;
        int r = rightIndex * STRIDE;
        double worst = Math.min(Math.min(left[l + WORST], right[r + WORST]), right[r + LOWEST] / left[l + HIGHEST]);
        double lowest = Math.min(left[l + LOWEST], right[r + LOWEST]);
        double highest = Math.max(left[l + HIGHEST], right[r + HIGHEST]);
        into[index * STRIDE + LOWEST] = lowest;
        into[index * STRIDE + HIGHEST] = highest;
        into[index * STRIDE + WORST] = worst;
    }

    /// Bytes that the answers for so many bars take.
    public static long bytes(int bars) {
        int blocks = ((bars - 1) >> BLOCK_BITS) + 1;
        int levels = Integer.SIZE - Integer.numberOfLeadingZeros(blocks);
        return (2L * bars + (long) levels * blocks) * STRIDE * Double.BYTES;
    }

    /// The extremes of a range, written again by each question.
    public static final class Range {
        private double lowest;
        private double highest;

        /// Lowest close, quote currency per unit.
        public double lowest() {
            return lowest;
        }

        /// Highest close, quote currency per unit.
        public double highest() {
            return highest;
        }
    }

    /// Asks for the closes from one bar to another, both included.
    ///
    /// @param known a quotient of a close and the highest close before it that was met elsewhere, in `(0, 1]`
    /// @param range receives lowest and highest
    /// @return the smallest such quotient of the range, or the known one if that is smaller
    public double ask(int first, int last, double known, Range range) {
        int firstBlock = first >> BLOCK_BITS;
        int lastBlock = last >> BLOCK_BITS;
        if (firstBlock == lastBlock) {
            return walk(first, last, known, range);
        }
        range.lowest = toBlockEnd[first * STRIDE + LOWEST];
        range.highest = toBlockEnd[first * STRIDE + HIGHEST];
        double worst = smaller(toBlockEnd[first * STRIDE + WORST], known);
        int left = firstBlock + 1;
        int right = lastBlock - 1;
        if (left == right) {
            // On the lowest level each block stands alone.
            worst = extend(range, halves, left, worst);
        } else if (left < right) {
            int row = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(left ^ right)) * blocks;
            worst = extend(range, halves, row + left, worst);
            worst = extend(range, halves, row + right, worst);
        }
        return extend(range, fromBlockStart, last, worst);
    }

    /// Lengthens a range by one whose answer is known.
    private static double extend(Range range, double[] table, int index, double known) {
        double low = table[index * STRIDE + LOWEST];
        double high = table[index * STRIDE + HIGHEST];
        double worst = smaller(table[index * STRIDE + WORST], known);
        // Divided only where the fall is deeper than any before, which is seldom.
        if (low < worst * range.highest) {
            worst = low / range.highest;
        }
        range.lowest = lower(range.lowest, low);
        range.highest = higher(range.highest, high);
        return worst;
    }

    // Numbers above 0 have the order of their bits, which a processor compares without a branch and without a thought
    // for NaN.
    private static double lower(double one, double other) {
        return Double.longBitsToDouble(Math.min(Double.doubleToRawLongBits(one), Double.doubleToRawLongBits(other)));
    }

    private static double higher(double one, double other) {
        return Double.longBitsToDouble(Math.max(Double.doubleToRawLongBits(one), Double.doubleToRawLongBits(other)));
    }

    private static double smaller(double candidate, double known) {
        return candidate < known ? candidate : known;
    }

    private double walk(int first, int last, double known, Range range) {
        double lowest = bars.close(first);
        double highest = lowest;
        double worst = known;
        for (int bar = first + 1; bar <= last; bar++) {
            double close = bars.close(bar);
            highest = higher(highest, close);
            lowest = lower(lowest, close);
            if (close < worst * highest) {
                worst = close / highest;
            }
        }
        range.lowest = lowest;
        range.highest = highest;
        return worst;
    }
}
