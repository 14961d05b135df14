package io.backgrid.engine.table;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.MetricBasis;

/// What all trials of a sweep ask about the same bars, prepared once and read by many threads.
///
/// @param bars what is traded
/// @param basis what metrics are measured against
/// @param returns sums of returns
/// @param extremes extremes of closes
/// @param touches bars that reach a price
public record MarketTables(
        Bars bars, MetricBasis basis, HeldReturns returns, HeldExtremes extremes, TouchSearch touches) {
    /// Prepares everything.
    public static MarketTables of(Bars bars, MetricBasis basis) {
        return new MarketTables(
                bars,
                basis,
                new HeldReturns(bars, basis.minimumAcceptablePerPeriod()),
                new HeldExtremes(bars),
                new TouchSearch(bars));
    }
}
