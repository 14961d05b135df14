package io.backgrid.engine.result;

import io.backgrid.engine.metrics.Metrics;
import java.util.List;

/// What a backtest found.
///
/// @param curve the account at each close
/// @param trades round trips in order; only the last may be open or ruined
/// @param metrics every metric, defined or with the reason why not
/// @param ambiguousBars bars that reached both the stop and the take-profit of a position; the stop was taken to be
/// first
/// @param interest earned on cash, quote currency; part of the curve and of no trade
public record BacktestResult(
        EquityCurve curve, List<Trade> trades, Metrics metrics, int ambiguousBars, double interest) {
    public BacktestResult {
        trades = List.copyOf(trades);
    }

    /// A result without ambiguous bars and interest.
    public BacktestResult(EquityCurve curve, List<Trade> trades, Metrics metrics) {
        this(curve, trades, metrics, 0, 0);
    }

    /// Whether the account lost all it had.
    public boolean ruined() {
        return !trades.isEmpty() && trades.getLast().exit() instanceof Exit.Ruined;
    }

    /// SHA-256 of curve, trades and metrics, lower-case hex, computed at each call; see [ResultBytes] for the layout.
    public String sha256() {
        return ResultBytes.sha256(this);
    }
}
