package io.backgrid.engine.table;

import io.backgrid.engine.bars.Bars;

/// Lowest and highest close and deepest fall between any two bars, without a look at the bars in between.
///
/// Bars lie in blocks of 16. A range is the end of one block, whole blocks, and the start of another; for each of the
/// three
/// the answer is on hand. Whole blocks are answered by a sparse table of halves: for the highest bit in which the first
/// and
/// the last block's numbers differ, it has the answers from the first one up to the middle and from the middle to the
/// last. A range inside one block is walked.
public final class HeldExtremes {
    private static final int BLOCK_BITS = 4;
    private static final int LOWEST = 0;
    private static final int HIGHEST = 1;
    private static final int WORST = 2;
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

    /// An answer, written again by each question.
    public static final class Answer {
        private double lowest;
        private double highest;
        private double worst;

        /// Lowest close, quote currency per unit.
        public double lowest() {
            return lowest;
        }

        /// Highest close, quote currency per unit.
        public double highest() {
            return highest;
        }

        /// Smallest quotient of a close and the highest close up to it, in `(0, 1]`.
        public double worst() {
            return worst;
        }

        private void join(double[] table, int index) {
            double low = table[index * STRIDE + LOWEST];
            worst = Math.min(Math.min(worst, table[index * STRIDE + WORST]), low / highest);
            lowest = Math.min(lowest, low);
            highest = Math.max(highest, table[index * STRIDE + HIGHEST]);
        }
    }

    /// Answers for the closes from one bar to another, both included.
    public void ask(int first, int last, Answer answer) {
        int firstBlock = first >> BLOCK_BITS;
        int lastBlock = last >> BLOCK_BITS;
        if (firstBlock == lastBlock) {
            walk(first, last, answer);
            return;
        }
        answer.lowest = toBlockEnd[first * STRIDE + LOWEST];
        answer.highest = toBlockEnd[first * STRIDE + HIGHEST];
        answer.worst = toBlockEnd[first * STRIDE + WORST];
        int left = firstBlock + 1;
        int right = lastBlock - 1;
        if (left == right) {
            answer.join(halves, left);
        } else if (left < right) {
            int row = (Integer.SIZE - 1 - Integer.numberOfLeadingZeros(left ^ right)) * blocks;
            answer.join(halves, row + left);
            answer.join(halves, row + right);
        }
        answer.join(fromBlockStart, last);
    }

    private void walk(int first, int last, Answer answer) {
        double lowest = bars.close(first);
        double highest = lowest;
        double worst = 1;
        for (int bar = first + 1; bar <= last; bar++) {
            double close = bars.close(bar);
            highest = Math.max(highest, close);
            lowest = Math.min(lowest, close);
            // A division only where the fall is deeper.
            if (close < worst * highest) {
                worst = close / highest;
            }
        }
        answer.lowest = lowest;
        answer.highest = highest;
        answer.worst = worst;
    }
}
