package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.Strategy;

/// The strategy cannot make its first decision and have it filled on this many bars.
public final class TooFewBarsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private TooFewBarsException(String message) {
        super(message);
    }

    static void refuseFewer(Strategy strategy, Bars bars) {
        if (bars.size() < strategy.barsNeeded()) {
            throw new TooFewBarsException("%s needs at least %d bars but has %d"
                    .formatted(strategy.longestLookback(), strategy.barsNeeded(), bars.size()));
        }
    }
}
