package io.backgrid.engine.spec;

/// What to simulate, apart from the bars.
///
/// A decision at a close fills at the next open; each entry takes all equity in fractional units.
///
/// @param strategy what decides
/// @param direction which sides may be held
/// @param entry when a rule that holds becomes an entry
/// @param capital starting equity in quote currency; in [#CAPITAL_RANGE]
/// @param fees cost of each fill
/// @param slippage fraction of the open by which each fill is worse; in [#SLIPPAGE_RANGE]
/// @param basis what metrics are measured against
public record BacktestSpec(
        Strategy strategy,
        Direction direction,
        EntryMode entry,
        double capital,
        Fees fees,
        double slippage,
        MetricBasis basis) {
    /// Allowed starting equity, quote currency.
    public static final Range CAPITAL_RANGE = Range.openClosed(0, 1e15);

    /// Allowed slippage, a fraction of price.
    public static final Range SLIPPAGE_RANGE = Range.closedOpen(0, 1);

    public BacktestSpec {
        CAPITAL_RANGE.require("capital", capital);
        SLIPPAGE_RANGE.require("slippage", slippage);
    }
}
