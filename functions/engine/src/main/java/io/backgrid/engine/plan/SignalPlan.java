package io.backgrid.engine.plan;

import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Strategy;
import java.util.Optional;

/// The rules of a strategy, computed into what is wanted at each close.
final class SignalPlan {
    private SignalPlan() {}

    /// @param bars how many there are
    static Signals of(BacktestSpec spec, RuleEvaluator evaluator, int bars) {
        Strategy strategy = spec.strategy();
        Optional<Rule> none = Optional.empty();
        Optional<Rule> longEntry = spec.direction().allowsLong() ? strategy.longEntry() : none;
        Optional<Rule> shortEntry = spec.direction().allowsShort() ? strategy.shortEntry() : none;
        return new Signals(
                entries(longEntry, spec, evaluator, bars),
                exits(longEntry, strategy.longExit(), spec, evaluator, bars),
                entries(shortEntry, spec, evaluator, bars),
                exits(shortEntry, strategy.shortExit(), spec, evaluator, bars));
    }

    private static boolean[] entries(Optional<Rule> entry, BacktestSpec spec, RuleEvaluator evaluator, int bars) {
        return entry.map(rule -> condition(rule, spec, evaluator).entries(spec.entry()))
                .orElseGet(() -> new boolean[bars]);
    }

    /// A side without an exit rule is left where its entry does not hold; one that is never entered has no exits.
    private static boolean[] exits(
            Optional<Rule> entry, Optional<Rule> exit, BacktestSpec spec, RuleEvaluator evaluator, int bars) {
        if (entry.isEmpty()) {
            return new boolean[bars];
        }
        return exit.map(rule -> condition(rule, spec, evaluator).entries(EntryMode.STATE))
                .orElseGet(() -> condition(entry.get(), spec, evaluator).exits());
    }

    private static Condition condition(Rule rule, BacktestSpec spec, RuleEvaluator evaluator) {
        return evaluator.condition(spec.strategy().bind(rule));
    }
}
