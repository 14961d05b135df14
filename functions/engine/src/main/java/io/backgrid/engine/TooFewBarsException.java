package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Strategy;
import java.util.Map;
import java.util.Optional;

/// The strategy cannot make its first decision and have it filled on this many bars.
public final class TooFewBarsException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private TooFewBarsException(String message) {
        super(message);
    }

    static void refuseFewer(BacktestSpec spec, Bars bars) {
        int needed = barsNeeded(spec);
        if (bars.size() < needed) {
            throw new TooFewBarsException(
                    "%s needs at least %d bars but has %d: choose a longer range or shorter windows"
                            .formatted(spec.strategy().label(), needed, bars.size()));
        }
    }

    /// Bars until the first side can decide, and the one that fills it: on fewer of them no backtest is run.
    public static int barsNeeded(BacktestSpec spec) {
        return barsNeeded(spec, spec.strategy().params());
    }

    /// The same with other values for the parameters of the rules.
    ///
    /// @param params by name, every one that a rule names
    public static int barsNeeded(BacktestSpec spec, Map<String, Double> params) {
        Strategy strategy = spec.strategy();
        int longFirst = spec.direction().allowsLong() ? first(strategy.longEntry(), params) : Integer.MAX_VALUE;
        int shortFirst = spec.direction().allowsShort() ? first(strategy.shortEntry(), params) : Integer.MAX_VALUE;
        int fills = spec.fill() instanceof EntryOrder.SameClose ? 1 : 2;
        return Math.min(longFirst, shortFirst) + fills;
    }

    private static int first(Optional<Rule> entry, Map<String, Double> params) {
        return entry.map(rule -> rule.bind(params).firstHold()).orElse(Integer.MAX_VALUE);
    }
}
