package io.backgrid.engine.signal;

import io.backgrid.engine.spec.EntryMode;

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

    private Signals(boolean[] enterLong, boolean[] exitLong, boolean[] enterShort, boolean[] exitShort) {
        this.enterLong = enterLong;
        this.exitLong = exitLong;
        this.enterShort = enterShort;
        this.exitShort = exitShort;
    }

    /// Long while `rule` holds.
    public static Signals longFlat(Condition rule, EntryMode entry) {
        boolean[] never = new boolean[rule.size()];
        return new Signals(rule.entries(entry), rule.exits(), never, never);
    }

    /// Long while `longRule` holds, short while `shortRule` does.
    public static Signals longShort(Condition longRule, Condition shortRule, EntryMode entry) {
        return new Signals(longRule.entries(entry), longRule.exits(), shortRule.entries(entry), shortRule.exits());
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
}
