package io.backgrid.engine.result;

import io.backgrid.engine.metrics.Metrics;
import java.util.List;

/// What a backtest found.
///
/// @param curve the account at each close
/// @param trades round trips in order; only the last may be open or ruined
/// @param metrics every metric, defined or with the reason why not
public record BacktestResult(EquityCurve curve, List<Trade> trades, Metrics metrics) {
    public BacktestResult {
        trades = List.copyOf(trades);
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
