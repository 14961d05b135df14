package io.backgrid.engine.kernel;

import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import java.util.List;

/// What a kernel hands back: the account at each close and the round trips, before any metric.
///
/// @param curve one point per bar
/// @param trades in order of entry
/// @param ambiguousBars bars that reached both the stop and the take-profit of a position
/// @param interest earned on cash, quote currency
public record Simulation(EquityCurve curve, List<Trade> trades, int ambiguousBars, double interest) {
    public Simulation {
        trades = List.copyOf(trades);
    }
}
