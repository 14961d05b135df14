package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.TrueRange;
import io.backgrid.engine.spec.Distance;
import java.util.Optional;

/// How far an order lies from a price, as numbers.
///
/// @param fraction of the price; infinite for an order that is not wanted, so that nothing reaches it
/// @param multiple of the average true range; 0 for a distance that is a fraction
/// @param range average true range per bar, NaN before its first value; one zero for a distance that is a fraction
public record DistancePlan(double fraction, double multiple, IndicatorSeries range) {
    private static final IndicatorSeries NO_RANGE = IndicatorSeries.of(new double[] {0});

    /// Of an order that is not wanted.
    public static final DistancePlan NONE = new DistancePlan(Double.POSITIVE_INFINITY, 0, NO_RANGE);

    /// Resolves a distance against its bars.
    static DistancePlan of(Optional<Distance> distance, Bars bars) {
        if (distance.isEmpty()) {
            return NONE;
        }
        return switch (distance.get()) {
            case Distance.Fraction(double value) -> new DistancePlan(value, 0, NO_RANGE);
            case Distance.AtrMultiple(int window, double multiple) ->
                new DistancePlan(0, multiple, TrueRange.atr(bars, window));
        };
    }

    /// The distance from a price with what is known at a bar's close, quote currency per unit; infinite for an
    /// order that is not wanted, NaN where the range has no value yet.
    ///
    /// @param price above 0
    public double from(double price, int bar) {
        return multiple == 0 ? fraction * price : multiple * range.value(bar);
    }

    /// Whether there is such an order.
    public boolean isWanted() {
        return fraction != Double.POSITIVE_INFINITY;
    }
}
