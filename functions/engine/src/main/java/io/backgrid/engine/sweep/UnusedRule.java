package io.backgrid.engine.sweep;

import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.rule.RuleException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// A rule of a side that the direction does not allow. It is never computed, but a trial for which it cannot be is as
/// invalid as the single backtest would be.
final class UnusedRule {
    private static final int MOST_KEPT = 1 << 20;
    private static final int VALID = 1;
    private static final int INVALID = 2;

    private final Rule rule;
    private final Grid.Subgrid subgrid;
    private final Bindings bindings;
    private final AtomicIntegerArray known;

    UnusedRule(Rule rule, Grid.Subgrid subgrid, Bindings bindings) {
        this.rule = rule;
        this.subgrid = subgrid;
        this.bindings = bindings;
        this.known = new AtomicIntegerArray((int) Math.min(subgrid.size(), MOST_KEPT));
    }

    /// Whether the trial that a cursor is at has a valid rule.
    boolean isValid(Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (index >= known.length()) {
            return check(cursor) == VALID;
        }
        int state = known.get((int) index);
        if (state == 0) {
            state = check(cursor);
            known.set((int) index, state);
        }
        return state == VALID;
    }

    private int check(Cursor cursor) {
        try {
            rule.bind(bindings.at(cursor.places));
            return VALID;
        } catch (RuleException _) {
            return INVALID;
        }
    }
}
