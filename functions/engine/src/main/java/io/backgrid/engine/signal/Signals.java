package io.backgrid.engine.signal;

/// What a strategy asks for at each close, resolved to flags before the simulation starts.
///
/// Positions are numbers here, so that the loop over bars meets no objects: [#LONG], [#FLAT], [#SHORT].
public final class Signals {
    /// Holding a positive number of units.
    public static final int LONG = 1;

    /// Holding nothing.
    public static final int FLAT = 0;

    /// Holding a negative number of units.
    public static final int SHORT = -1;

    private final boolean[] enterLong;
    private final boolean[] exitLong;
    private final boolean[] enterShort;
    private final boolean[] exitShort;

    /// Takes one flag per bar for each thing that can be asked for; the arrays are owned by this object from here on.
    ///
    /// @throws IllegalArgumentException if they are of different lengths
    public Signals(boolean[] enterLong, boolean[] exitLong, boolean[] enterShort, boolean[] exitShort) {
        int size = enterLong.length;
        if (exitLong.length != size || enterShort.length != size || exitShort.length != size) {
            throw new IllegalArgumentException("signals must be of one length but have %d, %d, %d and %d bars"
                    .formatted(size, exitLong.length, enterShort.length, exitShort.length));
        }
        this.enterLong = enterLong;
        this.exitLong = exitLong;
        this.enterShort = enterShort;
        this.exitShort = exitShort;
    }

    /// Number of bars.
    public int size() {
        return enterLong.length;
    }

    /// The position wanted after the close of `bar` by an account that holds `held`.
    ///
    /// An entry on the other side reverses; an exit of the side held leaves nothing. With nothing held and both
    /// entries true, long goes first.
    ///
    /// @param held [#LONG], [#FLAT] or [#SHORT]
    /// @return [#LONG], [#FLAT] or [#SHORT]
    public int wanted(int held, int bar) {
        if (held == LONG) {
            return enterShort[bar] ? SHORT : exitLong[bar] ? FLAT : LONG;
        }
        if (held == SHORT) {
            return enterLong[bar] ? LONG : exitShort[bar] ? FLAT : SHORT;
        }
        return enterLong[bar] ? LONG : enterShort[bar] ? SHORT : FLAT;
    }

    /// Whether the close of `bar` asks to leave a side.
    ///
    /// @param side [#LONG] or [#SHORT]
    public boolean exits(int side, int bar) {
        return side == LONG ? exitLong[bar] : exitShort[bar];
    }

    /// All that is asked for at a close as one number, to compare two runs by.
    public int decisions(int bar) {
        return (enterLong[bar] ? 1 : 0)
                | (exitLong[bar] ? 2 : 0)
                | (enterShort[bar] ? 4 : 0)
                | (exitShort[bar] ? 8 : 0);
    }
}
