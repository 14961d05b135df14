package io.backgrid.engine.bits;

/// Finds the bars on which a condition turns.
final class Turns {
    private static final int FEW = 3;

    private Turns() {}

    /// Lists the bars on which bits are set or not set, unlike on the bar before; up to the first of them none is set.
    ///
    /// @param from where to begin
    /// @param end where to stop
    /// @param edges receives the bars; must have room for four more than there are bars
    /// @return how many there are
    static int edges(long[] bits, int from, int end, int[] edges) {
        int count = 0;
        long before = 0;
        int words = TruthBits.words(end);
        for (int word = from / Long.SIZE; word < words; word++) {
            long now = bits[word];
            long set = now ^ (now << 1 | before);
            before = now >>> (Long.SIZE - 1);
            int found = count;
            count += Long.bitCount(set);
            // Some at once without a branch: how many bits a word has cannot be predicted, that it has few can.
            do {
                for (int i = 0; i < FEW; i++) {
                    edges[found + i] = word * Long.SIZE + Long.numberOfTrailingZeros(set);
                    set &= set - 1;
                }
                found += FEW;
            } while (set != 0);
        }
        while (count > 0 && edges[count - 1] >= end) {
            count--;
        }
        return count;
    }

    /// Marks the bars on which a condition is true and was false when last defined.
    static void mark(long[] trues, long[] falses, long[] turns) {
        boolean wasFalse = false;
        for (int word = 0; word < trues.length; word++) {
            long isTrue = trues[word];
            long isFalse = falses[word];
            long defined = isTrue | isFalse;
            if (defined == 0) {
                turns[word] = 0;
                continue;
            }
            long firstDefined = Long.lowestOneBit(defined);
            if (((defined + firstDefined) & defined) == 0) {
                // One run of defined bars: each but the first looks at its neighbour.
                turns[word] = isTrue & ((isFalse << 1) | (wasFalse ? firstDefined : 0));
            } else {
                turns[word] = withGaps(isTrue, isFalse, wasFalse);
            }
            wasFalse = (isFalse & Long.highestOneBit(defined)) != 0;
        }
    }

    private static long withGaps(long isTrue, long isFalse, boolean falseBefore) {
        long turns = 0;
        boolean wasFalse = falseBefore;
        long open = isTrue | isFalse;
        while (open != 0) {
            long bit = Long.lowestOneBit(open);
            open ^= bit;
            boolean nowFalse = (isFalse & bit) != 0;
            if (wasFalse && !nowFalse) {
                turns |= bit;
            }
            wasFalse = nowFalse;
        }
        return turns;
    }
}
