package io.backgrid.jobs.sweep.life;

import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.life.BarLibrary;
import io.backgrid.jobs.life.MissingBarsException;
import io.backgrid.jobs.request.SweepRequest;
import io.backgrid.jobs.sweep.Sweep;

/// The bars of a sweep's series.
public final class SweepBars {
    private final BarLibrary library;

    public SweepBars(BarLibrary library) {
        this.library = library;
    }

    /// The bars that are used of a series.
    ///
    /// @param series its place in the request
    Bars of(Sweep sweep, int series) throws MissingBarsException {
        SweepRequest request = sweep.request();
        return library.select(sweep.ref().tenant(), sweep.data().get(series), request.start(), request.end());
    }
}
