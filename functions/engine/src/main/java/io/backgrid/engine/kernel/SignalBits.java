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

    /// Signals that never ask for anything.
    public SignalBits(int bars) {
        int words = TruthBits.words(bars);
        enterLong = new long[words];
        exitLong = new long[words];
        enterShort = new long[words];
        exitShort = new long[words];
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
