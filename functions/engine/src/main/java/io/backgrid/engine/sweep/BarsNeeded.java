package io.backgrid.engine.sweep;

import io.backgrid.engine.TooFewBarsException;
import io.backgrid.engine.spec.BacktestSpec;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// How many bars a trial needs, by the windows of its rules; looked up once for each combination of their parameters.
final class BarsNeeded {
    private static final int MOST_KEPT = 1 << 20;

    private final BacktestSpec base;
    private final Grid.Subgrid subgrid;
    private final Bindings bindings;
    // 0 where it is not known.
    private final AtomicIntegerArray known;

    BarsNeeded(BacktestSpec base, Grid.Subgrid subgrid, Bindings bindings) {
        this.base = base;
        this.subgrid = subgrid;
        this.bindings = bindings;
        this.known = new AtomicIntegerArray((int) Math.min(subgrid.size(), MOST_KEPT));
    }

    /// Bars that the valid trial needs that a cursor is at.
    int of(Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (index >= known.length()) {
            return TooFewBarsException.barsNeeded(base, bindings.at(cursor.places));
        }
        int needed = known.get((int) index);
        if (needed == 0) {
            needed = TooFewBarsException.barsNeeded(base, bindings.at(cursor.places));
            known.set((int) index, needed);
        }
        return needed;
    }
}
