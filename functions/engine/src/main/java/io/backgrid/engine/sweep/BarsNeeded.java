package io.backgrid.engine.sweep;

import io.backgrid.engine.TooFewBarsException;
import java.util.concurrent.atomic.AtomicIntegerArray;

/// How many bars a trial needs, by the windows of its rules; looked up once for each combination of their parameters.
final class BarsNeeded {
    private static final int MOST_KEPT = 1 << 20;

    private final SweepSpec spec;
    private final Grid.Subgrid subgrid;
    // 0 where it is not known.
    private final AtomicIntegerArray known;

    BarsNeeded(SweepSpec spec, Grid.Subgrid subgrid) {
        this.spec = spec;
        this.subgrid = subgrid;
        this.known = new AtomicIntegerArray((int) Math.min(subgrid.size(), MOST_KEPT));
    }

    /// Bars that a valid trial needs.
    ///
    /// @param cursor that is at the trial
    int of(long trial, Cursor cursor) {
        long index = subgrid.index(cursor.places);
        if (index >= known.length()) {
            return TooFewBarsException.barsNeeded(spec.trial(trial));
        }
        int needed = known.get((int) index);
        if (needed == 0) {
            needed = TooFewBarsException.barsNeeded(spec.trial(trial));
            known.set((int) index, needed);
        }
        return needed;
    }
}
