package io.backgrid.engine.spec;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.range.Range;

/// How much may be held on how little.
///
/// @param leverage the most that an entry may cost, in equities; in [#LEVERAGE_RANGE]
/// @param maintenance share of the position's value that equity must not fall below: where it does inside a bar the
///     position is closed there; in [#MAINTENANCE_RANGE], 0 for no margin call, and below `1 / leverage`, the margin of
///     an entry
public record Margin(double leverage, double maintenance) {
    /// Allowed leverages.
    public static final Range LEVERAGE_RANGE = Range.closed(1, 100);

    /// Allowed maintenance margins.
    public static final Range MAINTENANCE_RANGE = Range.closedOpen(0, 1);

    /// Nothing borrowed and no margin call.
    public static final Margin CASH = new Margin(1, 0);

    public Margin {
        LEVERAGE_RANGE.require("leverage", leverage);
        MAINTENANCE_RANGE.require("maintenance_margin", maintenance);
        if (!(maintenance * leverage < 1)) {
            throw new InvalidSpecException(
                    "maintenance_margin", maintenance, "below 1 / leverage, the margin of an entry,");
        }
    }

    /// What a leverage comes with unless something else is asked for: half the margin of an entry, none for 1.
    public static double usualMaintenance(double leverage) {
        return leverage > 1 ? 0.5 / leverage : 0;
    }
}
