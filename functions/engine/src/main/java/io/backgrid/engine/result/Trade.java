package io.backgrid.engine.result;

import java.util.Optional;

/// A round trip: an entry and its exit. The last one of a result may still be open.
///
/// @param side long or short
/// @param units traded, above 0 on either side; finite
/// @param stake equity of the account just before the entry and its costs, quote currency, above 0
/// @param entry the fill that opened it
/// @param exit how it ended, not before the entry
/// @param financing paid for borrowed money and units while it was held, quote currency; finite and at least 0
/// @param excursion how far the price went; empty where nobody looked
public record Trade(
        Side side, double units, double stake, Fill entry, Exit exit, double financing, Optional<Excursion> excursion) {
    public Trade {
        if (!(financing >= 0 && financing <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("financing must be finite and at least 0 but was " + financing);
        }
        if (!(units > 0 && units <= Double.MAX_VALUE && stake > 0 && stake <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a trade needs finite units and stake above 0 but has units %s, stake %s".formatted(units, stake));
        }
        if (exit.bar() < entry.bar()) {
            throw new IllegalArgumentException(
                    "a trade entered at bar %d cannot exit at bar %d".formatted(entry.bar(), exit.bar()));
        }
    }

    /// A trade that paid no financing and whose excursion nobody looked at.
    public Trade(Side side, double units, double stake, Fill entry, Exit exit) {
        this(side, units, stake, entry, exit, 0, Optional.empty());
    }

    /// Whether the position is still held after the last bar.
    public boolean isOpen() {
        return exit instanceof Exit.Open;
    }

    /// Fees of both sides, quote currency; of the entry alone while open.
    public double fees() {
        return entry.fee() + exit.fee();
    }

    /// Money won or lost after both sides' costs and financing, quote currency; while open, against the last close.
    ///
    /// A ruined trade loses its stake, no more: an account cannot lose what it does not have.
    public double profit() {
        return switch (exit) {
            case Exit.Ruined _ -> -stake;
            case Exit.Filled _, Exit.Open _ ->
                units * (side.sign() * (exit.price() - entry.price())) - fees() - financing;
        };
    }

    /// [#profit()] as a fraction of the entry's notional, `units * entry price`.
    public double returnOnEntry() {
        return profit() / (units * entry.price());
    }

    /// Bars from entry to exit; 0 within one bar.
    public int barsHeld() {
        return exit.bar() - entry.bar();
    }

    /// Traded value, quote currency: entry and exit, of the entry alone while open.
    public double notional() {
        double entered = units * entry.price();
        return isOpen() ? entered : entered + units * exit.price();
    }
}
