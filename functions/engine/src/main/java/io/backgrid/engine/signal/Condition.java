package io.backgrid.engine.signal;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.spec.EntryMode;
import java.util.Arrays;

/// True, false or undefined at each bar's close. To whoever trades it, undefined is false.
public final class Condition {
    /// Two values are tied when `|left - right| <= TIE * |right|`.
    ///
    /// Rounding in a running sum would otherwise invent crossovers of averages that are equal.
    public static final double TIE = 1e-12;

    // In this order `and` is the smaller of two states, `or` the larger, and `not` mirrors (Kleene's strong logic).
    private static final byte FALSE = 0;
    private static final byte UNDEFINED = 1;
    private static final byte TRUE = 2;

    private final byte[] states;

    private Condition(byte[] states) {
        this.states = states;
    }

    /// `left > right`, defined where both are; a tie keeps the last defined state, which is false at the start.
    public static Condition above(IndicatorSeries left, IndicatorSeries right) {
        return compare(left, right, 1);
    }

    /// `left < right`, defined where both are; a tie keeps the last defined state, which is false at the start.
    public static Condition below(IndicatorSeries left, IndicatorSeries right) {
        return compare(left, right, -1);
    }

    private static Condition compare(IndicatorSeries left, IndicatorSeries right, int sign) {
        byte[] states = undefined(left.size());
        byte state = FALSE;
        for (int bar = Math.max(left.firstValid(), right.firstValid()); bar < states.length; bar++) {
            double excess = left.value(bar) - right.value(bar);
            if (Double.isNaN(excess)) {
                continue;
            }
            if (!isTie(excess, right.value(bar))) {
                state = sign * excess > 0 ? TRUE : FALSE;
            }
            states[bar] = state;
        }
        return new Condition(states);
    }

    /// Where the two values are tied, defined where both are.
    static Condition tied(IndicatorSeries left, IndicatorSeries right) {
        byte[] states = undefined(left.size());
        for (int bar = Math.max(left.firstValid(), right.firstValid()); bar < states.length; bar++) {
            double excess = left.value(bar) - right.value(bar);
            if (!Double.isNaN(excess)) {
                states[bar] = isTie(excess, right.value(bar)) ? TRUE : FALSE;
            }
        }
        return new Condition(states);
    }

    private static boolean isTie(double excess, double right) {
        return Math.abs(excess) <= TIE * Math.abs(right);
    }

    /// False where one of both is false, true where both are true, undefined elsewhere.
    Condition and(Condition other) {
        byte[] both = new byte[states.length];
        for (int bar = 0; bar < both.length; bar++) {
            both[bar] = states[bar] < other.states[bar] ? states[bar] : other.states[bar];
        }
        return new Condition(both);
    }

    /// True where one of both is true, false where both are false, undefined elsewhere.
    Condition or(Condition other) {
        byte[] either = new byte[states.length];
        for (int bar = 0; bar < either.length; bar++) {
            either[bar] = states[bar] > other.states[bar] ? states[bar] : other.states[bar];
        }
        return new Condition(either);
    }

    /// True where this is false, false where this is true.
    Condition not() {
        byte[] turned = new byte[states.length];
        for (int bar = 0; bar < turned.length; bar++) {
            turned[bar] = (byte) (TRUE - states[bar]);
        }
        return new Condition(turned);
    }

    /// What this was some bars earlier; undefined before there were as many.
    Condition lag(int bars) {
        byte[] later = undefined(states.length);
        if (bars < later.length) {
            System.arraycopy(states, 0, later, bars, later.length - bars);
        }
        return new Condition(later);
    }

    /// True where this is and was false when last defined; defined wherever this is.
    Condition turnsTrue() {
        byte[] turns = new byte[states.length];
        byte last = UNDEFINED;
        for (int bar = 0; bar < turns.length; bar++) {
            byte state = states[bar];
            if (state == UNDEFINED) {
                turns[bar] = UNDEFINED;
            } else {
                turns[bar] = state == TRUE && last == FALSE ? TRUE : FALSE;
                last = state;
            }
        }
        return new Condition(turns);
    }

    /// Whether the condition is defined and true at a bar's close.
    public boolean holds(int bar) {
        return states[bar] == TRUE;
    }

    /// Whether the condition is true or false at a bar's close.
    public boolean isDefined(int bar) {
        return states[bar] != UNDEFINED;
    }

    /// Number of bars.
    public int size() {
        return states.length;
    }

    /// The bars that ask for an entry, one flag per bar, in an array of the caller's own.
    ///
    /// By state, every bar on which the condition holds; by cross, those of them where its last defined value
    /// before was false. One that is true on its first defined bar has no cross until it has been false once.
    public boolean[] entries(EntryMode mode) {
        return switch (mode) {
            case STATE -> flags(true);
            case CROSS -> turnsTrue().flags(true);
        };
    }

    /// The bars that ask for an exit: those on which the condition does not hold, undefined ones included.
    public boolean[] exits() {
        return flags(false);
    }

    private boolean[] flags(boolean held) {
        boolean[] flags = new boolean[states.length];
        for (int bar = 0; bar < flags.length; bar++) {
            flags[bar] = holds(bar) == held;
        }
        return flags;
    }

    private static byte[] undefined(int size) {
        byte[] states = new byte[size];
        Arrays.fill(states, UNDEFINED);
        return states;
    }
}
