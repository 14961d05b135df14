package io.backgrid.engine.bits;

/// One bit per bar, 64 to a word, the first in the lowest bit of the first word.
public final class Bits {
    private Bits() {}

    /// Whether the bit of a bar is set.
    public static boolean isSet(long[] bits, int bar) {
        return (bits[bar / Long.SIZE] & (1L << bar)) != 0;
    }

    static void set(long[] bits, int bar) {
        bits[bar / Long.SIZE] |= 1L << bar;
    }

    /// The first bar from one on whose bit is set in one of two.
    ///
    /// @param from at least 0
    /// @param end where to stop looking, at most the number of bars
    /// @return at most `end`, which says that there is none
    public static int next(long[] one, long[] other, int from, int end) {
        if (from >= end) {
            return end;
        }
        int word = from >> 6;
        int lastWord = (end - 1) >> 6;
        long set = (one[word] | other[word]) & (-1L << from);
        while (set == 0) {
            if (word == lastWord) {
                return end;
            }
            word++;
            set = one[word] | other[word];
        }
        return Math.min(end, (word << 6) + Long.numberOfTrailingZeros(set));
    }

    /// Moves every bit some bars later.
    static void shift(long[] from, int bars, long[] to) {
        int words = bars / Long.SIZE;
        int bits = bars % Long.SIZE;
        for (int word = 0; word < to.length; word++) {
            int source = word - words;
            long here = source >= 0 ? from[source] << bits : 0;
            long carried = bits > 0 && source >= 1 ? from[source - 1] >>> (Long.SIZE - bits) : 0;
            to[word] = here | carried;
        }
    }
}
