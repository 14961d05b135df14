package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.Excursion;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Side;

/// Looks up how far the price went during a trade.
final class Excursions {
    private Excursions() {}

    /// @param fromEntryBar whether the range of the entry's bar counts
    /// @param toExitBar whether the range of the exit's bar counts
    static Excursion of(Bars bars, Side side, Fill entry, boolean fromEntryBar, Exit exit, boolean toExitBar) {
        int first = fromEntryBar ? entry.bar() : entry.bar() + 1;
        int last = toExitBar ? exit.bar() : exit.bar() - 1;
        double lowest = Math.min(entry.price(), exit.price());
        double highest = Math.max(entry.price(), exit.price());
        for (int bar = first; bar <= last; bar++) {
            lowest = Math.min(lowest, bars.low(bar));
            highest = Math.max(highest, bars.high(bar));
        }
        double fall = lowest / entry.price() - 1;
        double rise = highest / entry.price() - 1;
        return side == Side.LONG ? new Excursion(fall, rise) : new Excursion(-rise, -fall);
    }
}
