package io.backgrid.engine.kernel;

import io.backgrid.engine.bits.Bits;
import io.backgrid.engine.bits.TruthBits;
import io.backgrid.engine.signal.Signals;

/// [Signals] with 64 bars to a word, written again for each trial.
public final class SignalBits {
    /// Bars that ask to be long.
    public final long[] enterLong;

    /// Bars that ask to leave a long position.
    public final long[] exitLong;

    /// Bars that ask to be short.
    public final long[] enterShort;

    /// Bars that ask to leave a short position.
    public final long[] exitShort;

    private boolean edges;
    private boolean longOnly;

    /// Signals that never ask for anything.
    public SignalBits(int bars) {
        int words = TruthBits.words(bars);
        enterLong = new long[words];
        exitLong = new long[words];
        enterShort = new long[words];
        exitShort = new long[words];
    }

    /// Says whether short positions are never asked for.
    public void neverShort(boolean never) {
        longOnly = never;
    }

    boolean longOnly() {
        return longOnly;
    }

    /// Says whether a long position is left exactly at the first bar after which its entry does not hold any more.
    public void leavesWithEntry(boolean leaves) {
        edges = leaves;
    }

    /// Lists the bars that ask to enter and to leave a long position, by turns, the first one to enter.
    ///
    /// @param end where to stop
    /// @param bars receives them
    /// @return how many there are
    int longTurns(int end, int[] bars) {
        return edges ? turnsOfEdges(end, bars) : turnsOfAny(end, bars);
    }

    private int turnsOfEdges(int end, int[] bars) {
        int all = Bits.list(enterLong, exitLong, end, bars);
        int count = 0;
        for (int i = 0; i < all; i++) {
            boolean flat = (count & 1) == 0;
            // An edge out of a condition that held from the start leaves nothing.
            if (Bits.isSet(flat ? enterLong : exitLong, bars[i])) {
                bars[count++] = bars[i];
            }
        }
        return count;
    }

    private int turnsOfAny(int end, int[] bars) {
        int count = 0;
        int bar = Bits.next(enterLong, 0, end);
        while (bar < end) {
            bars[count++] = bar;
            bar = Bits.next((count & 1) == 0 ? enterLong : exitLong, bar + 1, end);
        }
        return count;
    }

    /// First bar from one on that asks for a position.
    int nextEntry(int from, int end) {
        return Bits.next(enterLong, enterShort, from, end);
    }

    /// First bar from one on that asks to leave the side held, be it for the other one.
    int nextExit(int side, int from, int end) {
        return side == Signals.LONG
                ? Bits.next(exitLong, enterShort, from, end)
                : Bits.next(exitShort, enterLong, from, end);
    }

    boolean entersLong(int bar) {
        return Bits.isSet(enterLong, bar);
    }

    boolean enters(int side, int bar) {
        return Bits.isSet(side == Signals.LONG ? enterLong : enterShort, bar);
    }
}
