package io.backgrid.engine.report;

import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.result.Trade;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What the trades of a backtest were like.
public final class TradeStatistics {
    private final Map<TradeStatistic, Measure> measures;
    private final Map<ExitReason, Integer> exits;
    private final int ruined;

    private TradeStatistics(Map<TradeStatistic, Measure> measures, Map<ExitReason, Integer> exits, int ruined) {
        this.measures = measures;
        this.exits = Collections.unmodifiableMap(exits);
        this.ruined = ruined;
    }

    static TradeStatistics of(EquityCurve curve, List<Trade> trades) {
        List<Trade> closed = trades.stream().filter(trade -> !trade.isOpen()).toList();
        Map<ExitReason, Integer> exits = new EnumMap<>(ExitReason.class);
        for (ExitReason reason : ExitReason.values()) {
            exits.put(reason, 0);
        }
        int ruined = 0;
        for (Trade trade : closed) {
            switch (trade.exit()) {
                case Exit.Filled filled -> exits.merge(filled.reason(), 1, Integer::sum);
                case Exit.Ruined _ -> ruined++;
                case Exit.Open _ -> throw new IllegalStateException("an open trade is not closed");
            }
        }
        return new TradeStatistics(ClosedTrades.measure(curve, closed), exits, ruined);
    }

    /// The value, or the reason why there is none.
    public Measure measure(TradeStatistic statistic) {
        // Every statistic is measured.
        return Objects.requireNonNull(measures.get(statistic));
    }

    /// Closed trades by what closed them, ruin apart; every reason is there, with 0 where it closed none.
    public Map<ExitReason, Integer> exits() {
        return exits;
    }

    /// Trades that took all the account had, 0 or 1.
    public int ruined() {
        return ruined;
    }
}
