package io.backgrid.engine.strategy;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.spec.EntryMode;

/// A condition per bar: false before its first defined bar, then true or false.
public final class Rule {
    /// Two values are tied when `|left - right| <= TIE * |right|`.
    ///
    /// Rounding in a running sum would otherwise invent crossovers of averages that are equal.
    static final double TIE = 1e-12;

    private final boolean[] holds;
    private final int firstDefined;

    private Rule(boolean[] holds, int firstDefined) {
        this.holds = holds;
        this.firstDefined = firstDefined;
    }

    /// `left > right`, defined where both are; a tie keeps the state of the bar before, which is false at the start.
    public static Rule above(IndicatorSeries left, IndicatorSeries right) {
        return compare(left, right, 1);
    }

    /// `left < right`, defined where both are; a tie keeps the state of the bar before, which is false at the start.
    public static Rule below(IndicatorSeries left, IndicatorSeries right) {
        return compare(left, right, -1);
    }

    private static Rule compare(IndicatorSeries left, IndicatorSeries right, int sign) {
        boolean[] holds = new boolean[left.size()];
        int firstDefined = Math.max(left.firstValid(), right.firstValid());
        boolean state = false;
        for (int bar = firstDefined; bar < holds.length; bar++) {
            double excess = left.value(bar) - right.value(bar);
            boolean tied = Math.abs(excess) <= TIE * Math.abs(right.value(bar));
            state = tied ? state : sign * excess > 0;
            holds[bar] = state;
        }
        return new Rule(holds, firstDefined);
    }

    /// Whether the rule holds at a bar's close.
    public boolean holds(int bar) {
        return holds[bar];
    }

    /// Number of bars.
    int size() {
        return holds.length;
    }

    /// The bars that ask for an entry, one flag per bar, in an array of the caller's own.
    ///
    /// By state, every bar on which the rule holds; by cross, those that follow a bar on which it was defined and
    /// false. A rule that is true on its first defined bar therefore has no cross until it has been false once; one
    /// that is tied there counts as false.
    boolean[] entries(EntryMode mode) {
        return switch (mode) {
            case STATE -> holds.clone();
            case CROSS -> crossings();
        };
    }

    private boolean[] crossings() {
        boolean[] turns = new boolean[holds.length];
        for (int bar = firstDefined + 1; bar < holds.length; bar++) {
            turns[bar] = holds[bar] && !holds[bar - 1];
        }
        return turns;
    }

    /// The bars that ask for an exit: those on which the rule does not hold.
    boolean[] exits() {
        boolean[] exits = new boolean[holds.length];
        for (int bar = 0; bar < holds.length; bar++) {
            exits[bar] = !holds[bar];
        }
        return exits;
    }
}
