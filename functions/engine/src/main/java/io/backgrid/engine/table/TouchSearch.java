package io.backgrid.engine.table;

import io.backgrid.engine.bars.Bars;

/// Finds the first bar whose range reaches a price, jumping over blocks of bars that do not.
public final class TouchSearch {
    private static final int[] BLOCK_BITS = {4, 9};

    private final Bars bars;
    private final double[][] lowest = new double[BLOCK_BITS.length][];
    private final double[][] highest = new double[BLOCK_BITS.length][];

    /// Prepares the range of each block.
    public TouchSearch(Bars bars) {
        this.bars = bars;
        for (int level = 0; level < BLOCK_BITS.length; level++) {
            int blocks = ((bars.size() - 1) >> BLOCK_BITS[level]) + 1;
            lowest[level] = new double[blocks];
            highest[level] = new double[blocks];
            for (int bar = 0; bar < bars.size(); bar++) {
                int block = bar >> BLOCK_BITS[level];
                boolean first = bar == block << BLOCK_BITS[level];
                lowest[level][block] = first ? bars.low(bar) : Math.min(lowest[level][block], bars.low(bar));
                highest[level][block] = first ? bars.high(bar) : Math.max(highest[level][block], bars.high(bar));
            }
        }
    }

    /// The first bar in a range whose low is at or below one price or whose high is at or above another.
    ///
    /// @param first where to begin
    /// @param end where to stop
    /// @param below may be minus infinity, for a price that no low reaches
    /// @param above may be infinite
    /// @return `end` if there is none
    public int first(int first, int end, double below, double above) {
        int bar = first;
        while (bar < end) {
            // To the end of the block, then over as many blocks as can be.
            int blockEnd = Math.min(end, ((bar >> BLOCK_BITS[0]) + 1) << BLOCK_BITS[0]);
            for (; bar < blockEnd; bar++) {
                if (bars.low(bar) <= below || bars.high(bar) >= above) {
                    return bar;
                }
            }
            bar = skip(bar, end, below, above);
        }
        return end;
    }

    private int skip(int from, int end, double below, double above) {
        int bar = from;
        while (bar < end) {
            int level = BLOCK_BITS.length - 1;
            while (level >= 0 && !canSkip(level, bar, below, above)) {
                level--;
            }
            if (level < 0) {
                return bar;
            }
            bar += 1 << BLOCK_BITS[level];
        }
        return bar;
    }

    /// Whether a block begins at a bar and does not reach either price.
    private boolean canSkip(int level, int bar, double below, double above) {
        int block = bar >> BLOCK_BITS[level];
        return bar == block << BLOCK_BITS[level] && lowest[level][block] > below && highest[level][block] < above;
    }
}
