package io.backgrid.engine.result;

/// A round trip: an entry and its exit. The last one of a result may still be open.
///
/// @param side long or short
/// @param units traded, above 0 on either side; finite
/// @param stake equity of the account just before the entry and its costs, quote currency, above 0
/// @param entry the fill that opened it
/// @param exit how it ended, not before the entry
public record Trade(Side side, double units, double stake, Fill entry, Exit exit) {
    public Trade {
        if (!(units > 0 && units <= Double.MAX_VALUE && stake > 0 && stake <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException(
                    "a trade needs finite units and stake above 0 but has units %s, stake %s".formatted(units, stake));
        }
        if (exit.bar() < entry.bar()) {
            throw new IllegalArgumentException(
                    "a trade entered at bar %d cannot exit at bar %d".formatted(entry.bar(), exit.bar()));
        }
    }

    /// Whether the position is still held after the last bar.
    public boolean isOpen() {
        return exit instanceof Exit.Open;
    }

    /// Fees of both sides, quote currency; of the entry alone while open.
    public double fees() {
        return entry.fee() + exit.fee();
    }

    /// Money won or lost after both sides' costs, quote currency; while open, against the last close.
    ///
    /// A ruined trade loses its stake, no more: an account cannot lose what it does not have.
    public double profit() {
        return switch (exit) {
            case Exit.Ruined _ -> -stake;
            case Exit.Filled _, Exit.Open _ -> units * (side.sign() * (exit.price() - entry.price())) - fees();
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
