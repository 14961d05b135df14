package io.backgrid.engine.sweep;

import java.util.Objects;

/// The trials of a grid in a random order that a seed determines: the first n of them are a sample of n without
/// replacement. It takes no memory that grows with the grid, and any draw can be asked for alone.
///
/// A number is encrypted by a balanced Feistel network over the fewest even number of bits that hold the grid (Luby and
/// Rackoff, How to construct pseudorandom permutations from pseudorandom functions, 1988), again and again until it
/// lies in the grid (cycle walking: Black and Rogaway, Ciphers with arbitrary finite domains, 2002): at most four times
/// on average, because the bits hold at most four grids. A grid of 64 trials or fewer is held by eight bits, and walked
/// up to 256 times: networks over four bits reach too few of the orders, some a tenth too often. Keys and rounds use
/// SplitMix64 (Steele, Lea and Flood, Fast splittable pseudorandom number generators, 2014). Four rounds do for a large
/// grid, eight also for a small one.
///
/// Stored sweeps depend on these numbers: they never change.
public final class TrialSample {
    private static final int ROUNDS = 8;
    private static final int LEAST_HALF = 4;
    private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long size;
    private final int half;
    private final long[] keys;

    private TrialSample(long size, int half, long[] keys) {
        this.size = size;
        this.half = half;
        this.keys = keys;
    }

    /// A random order.
    ///
    /// @param size of the grid, in `[1, 2^40]`
    /// @param seed any number; another one gives another order
    public static TrialSample of(long size, long seed) {
        if (!(1 <= size && size <= SweepSpec.MOST_TRIALS)) {
            throw new IllegalArgumentException(
                    "a sample is of 1 to %d trials but was of %d".formatted(SweepSpec.MOST_TRIALS, size));
        }
        int bits = Long.SIZE - Long.numberOfLeadingZeros(size - 1);
        long[] keys = new long[ROUNDS];
        long state = seed;
        for (int round = 0; round < ROUNDS; round++) {
            state += GOLDEN_GAMMA;
            keys[round] = mix(state);
        }
        return new TrialSample(size, Math.max(LEAST_HALF, (bits + 1) / 2), keys);
    }

    /// Number of trials, and of different draws.
    public long size() {
        return size;
    }

    /// The trial that is drawn at some turn; every one is drawn once.
    ///
    /// @param draw in `[0, size())`
    public long at(long draw) {
        long trial = encrypt(Objects.checkIndex(draw, size));
        while (trial >= size) {
            trial = encrypt(trial);
        }
        return trial;
    }

    private long encrypt(long number) {
        long mask = (1L << half) - 1;
        long left = number >>> half;
        long right = number & mask;
        for (long key : keys) {
            long next = left ^ (mix(key + right * GOLDEN_GAMMA) & mask);
            left = right;
            right = next;
        }
        return left << half | right;
    }

    /// The output function of SplitMix64.
    private static long mix(long state) {
        long first = (state ^ (state >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }
}
