package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.spec.BacktestSpec;

/// How signals are traded, as numbers.
///
/// @param entry how entries are filled
/// @param size how many units they trade
/// @param exits orders beside the exit rules
/// @param costs of fills and of time
/// @param capital starting equity, quote currency
public record Terms(EntryPlan entry, SizePlan size, ExitPlan exits, CostPlan costs, double capital) {
    /// Resolves what a specification says apart from its rules.
    ///
    /// @param evaluator of the prices that its orders have
    public static Terms of(BacktestSpec spec, Bars bars, RuleEvaluator evaluator) {
        return new Terms(
                EntryPlan.of(spec, evaluator),
                SizePlan.of(spec, bars),
                ExitPlan.of(spec.exits(), bars),
                CostPlan.of(spec),
                spec.capital());
    }
}
