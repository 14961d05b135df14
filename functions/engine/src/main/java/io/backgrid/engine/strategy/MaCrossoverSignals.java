package io.backgrid.engine.strategy;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.SimpleMovingAverage;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.MaCrossover;

/// [MaCrossover] as two rules on the closes: `sma(close, fast) > sma(close, slow)` for the long side and `<` for the
/// short one.
public final class MaCrossoverSignals {
    private MaCrossoverSignals() {}

    /// Resolves the strategy on the closes of `bars`.
    public static Signals of(MaCrossover strategy, Direction direction, EntryMode entry, Bars bars) {
        double[] closes = bars.closes();
        IndicatorSeries fast = SimpleMovingAverage.of(closes, strategy.fast());
        IndicatorSeries slow = SimpleMovingAverage.of(closes, strategy.slow());
        Rule above = Rule.above(fast, slow);
        return switch (direction) {
            case LONG_FLAT -> Signals.longFlat(above, entry);
            case LONG_SHORT -> Signals.longShort(above, Rule.below(fast, slow), entry);
        };
    }
}
