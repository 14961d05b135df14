package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.ExitOrders;

/// [ExitOrders] as numbers.
///
/// @param stop distance of the stop loss from the entry
/// @param target distance of the take-profit from the entry
/// @param trail distance of the trailing stop from the best price
/// @param breakEven distance from the entry at which a stop is laid there
/// @param maxBarsHeld as in [ExitOrders]; beyond every series where there is no limit
/// @param cooldownBars as in [ExitOrders]
public record ExitPlan(
        DistancePlan stop,
        DistancePlan target,
        DistancePlan trail,
        DistancePlan breakEven,
        int maxBarsHeld,
        int cooldownBars) {
    static ExitPlan of(ExitOrders exits, Bars bars) {
        return new ExitPlan(
                DistancePlan.of(exits.stopLoss(), bars),
                DistancePlan.of(exits.takeProfit(), bars),
                DistancePlan.of(exits.trailingStop(), bars),
                DistancePlan.of(exits.breakEven(), bars),
                exits.maxBarsHeld().orElse(Integer.MAX_VALUE),
                exits.cooldownBars());
    }

    /// Whether any price inside a bar can end a position.
    public boolean watchesPrices() {
        return stop.isWanted() || target.isWanted() || trail.isWanted() || breakEven.isWanted();
    }

    /// Whether every order has a distance from the price of an entry, above 0; one may have none yet.
    ///
    /// @param bar the last complete one
    public boolean canBeLaid(double price, int bar) {
        return stop.from(price, bar) > 0
                && trail.from(price, bar) > 0
                && target.from(price, bar) > 0
                && breakEven.from(price, bar) > 0;
    }

    /// The distance that a position risks: that of its stop loss or, where there is none, of its trailing stop.
    ///
    /// @param bar the last complete one
    public double risk(double price, int bar) {
        return stop.isWanted() ? stop.from(price, bar) : trail.from(price, bar);
    }
}
