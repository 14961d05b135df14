package io.backgrid.engine.spec;

import io.backgrid.engine.range.Range;
import java.util.Optional;

/// Orders that end a position before its exit rule does, and what follows an exit.
///
/// @param stopLoss distance of a stop from the entry's price, against the position; fractions in [#STOP_RANGE]
/// @param takeProfit distance of a limit order from the entry's price, with the position; fractions in [#PROFIT_RANGE]
/// @param trailingStop distance of a stop from the best price since the entry; fractions in [#STOP_RANGE]
/// @param breakEven how far the price must have moved with the position for a stop to be laid at the entry's price;
///     fractions in [#PROFIT_RANGE]
/// @param maxBarsHeld bars after the entry's bar at which the position is left; in [#BARS_RANGE]
/// @param cooldownBars closes, from that of the exit's bar on, at which no entry is decided; in [#COOLDOWN_RANGE]
public record ExitOrders(
        Optional<Distance> stopLoss,
        Optional<Distance> takeProfit,
        Optional<Distance> trailingStop,
        Optional<Distance> breakEven,
        Optional<Integer> maxBarsHeld,
        int cooldownBars) {
    /// Allowed distances of a stop, a fraction of the price.
    public static final Range STOP_RANGE = Range.open(0, 1);

    /// Allowed distances with the position, a fraction of the price.
    public static final Range PROFIT_RANGE = Range.openClosed(0, 100);

    /// Allowed numbers of bars held.
    public static final Range BARS_RANGE = Range.wholeNumbers(1, 10_000_000);

    /// Allowed numbers of closes without entries.
    public static final Range COOLDOWN_RANGE = Range.wholeNumbers(0, 10_000_000);

    /// No order but the rules.
    public static final ExitOrders NONE =
            new ExitOrders(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), 0);

    public ExitOrders {
        stopLoss.ifPresent(distance -> distance.require("stop_loss", STOP_RANGE));
        takeProfit.ifPresent(distance -> distance.require("take_profit", PROFIT_RANGE));
        trailingStop.ifPresent(distance -> distance.require("trailing_stop", STOP_RANGE));
        breakEven.ifPresent(distance -> distance.require("break_even", PROFIT_RANGE));
        maxBarsHeld.ifPresent(bars -> BARS_RANGE.require("max_bars_held", bars));
        COOLDOWN_RANGE.require("cooldown_bars", cooldownBars);
    }

    /// These orders with another stop loss.
    public ExitOrders withStopLoss(Distance value) {
        return new ExitOrders(Optional.of(value), takeProfit, trailingStop, breakEven, maxBarsHeld, cooldownBars);
    }

    /// These orders with another take-profit.
    public ExitOrders withTakeProfit(Distance value) {
        return new ExitOrders(stopLoss, Optional.of(value), trailingStop, breakEven, maxBarsHeld, cooldownBars);
    }

    /// These orders with another trailing stop.
    public ExitOrders withTrailingStop(Distance value) {
        return new ExitOrders(stopLoss, takeProfit, Optional.of(value), breakEven, maxBarsHeld, cooldownBars);
    }

    /// These orders with another move that lays a stop at the entry.
    public ExitOrders withBreakEven(Distance value) {
        return new ExitOrders(stopLoss, takeProfit, trailingStop, Optional.of(value), maxBarsHeld, cooldownBars);
    }

    /// These orders with another number of bars held.
    public ExitOrders withMaxBarsHeld(int value) {
        return new ExitOrders(stopLoss, takeProfit, trailingStop, breakEven, Optional.of(value), cooldownBars);
    }

    /// These orders with another number of closes without entries.
    public ExitOrders withCooldownBars(int value) {
        return new ExitOrders(stopLoss, takeProfit, trailingStop, breakEven, maxBarsHeld, value);
    }
}
