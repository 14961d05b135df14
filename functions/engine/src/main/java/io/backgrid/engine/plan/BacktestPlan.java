package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;

/// A backtest with every name resolved: a kernel sees arrays and numbers only.
///
/// @param bars what is traded
/// @param signals what is wanted at each close, one entry per bar
/// @param entry how entries are filled
/// @param size how many units they trade
/// @param exits orders beside the exit rules
/// @param costs of fills and of time
/// @param capital starting equity, quote currency
public record BacktestPlan(
        Bars bars, Signals signals, EntryPlan entry, SizePlan size, ExitPlan exits, CostPlan costs, double capital) {
    public BacktestPlan {
        if (signals.size() != bars.size()) {
            throw new IllegalArgumentException(
                    "signals of " + signals.size() + " bars cannot trade " + bars.size() + " bars");
        }
    }

    /// Resolves a specification against its bars. Bars that a window does not fill have no signals.
    public static BacktestPlan of(BacktestSpec spec, Bars bars) {
        RuleEvaluator evaluator = new RuleEvaluator(bars);
        return new BacktestPlan(
                bars,
                SignalPlan.of(spec, evaluator, bars.size()),
                EntryPlan.of(spec, evaluator),
                SizePlan.of(spec, bars),
                ExitPlan.of(spec.exits(), bars),
                CostPlan.of(spec),
                spec.capital());
    }
}
