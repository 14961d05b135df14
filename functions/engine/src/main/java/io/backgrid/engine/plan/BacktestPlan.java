package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;

/// A backtest with every name resolved: a kernel sees arrays and numbers only.
///
/// @param bars what is traded
/// @param signals what is wanted at each close, one entry per bar
/// @param terms how that is traded
public record BacktestPlan(Bars bars, Signals signals, Terms terms) {
    public BacktestPlan {
        if (signals.size() != bars.size()) {
            throw new IllegalArgumentException(
                    "signals of " + signals.size() + " bars cannot trade " + bars.size() + " bars");
        }
    }

    /// Resolves a specification against its bars. Bars that a window does not fill have no signals.
    public static BacktestPlan of(BacktestSpec spec, Bars bars) {
        RuleEvaluator evaluator = new RuleEvaluator(bars);
        return new BacktestPlan(bars, SignalPlan.of(spec, evaluator, bars.size()), Terms.of(spec, bars, evaluator));
    }
}
