package io.backgrid.engine.sweep;

import io.backgrid.engine.rule.RuleException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.Consumer;

/// A part of a rule of a side that the direction does not allow. It is never computed, but a trial for which it cannot
/// be is as invalid as the single backtest would be.
final class UnusedRule {
    private static final int MOST_KEPT = 1 << 20;
    private static final int VALID = 1;
    private static final int INVALID = 2;

    private final Consumer<Map<String, Double>> bind;
    private final Grid.Subgrid subgrid;
    private final Bindings bindings;
    private final AtomicIntegerArray known;

    /// @param bind puts values in the place of the parameters, and throws if it cannot be with these
    /// @param subgrid of the parameters that it names
    UnusedRule(Consumer<Map<String, Double>> bind, Grid.Subgrid subgrid, Bindings bindings) {
        this.bind = bind;
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
            bind.accept(bindings.at(cursor.places));
            return VALID;
        } catch (RuleException _) {
            return INVALID;
        }
    }
}
