package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Strategy;
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
        Strategy strategy = spec.strategy();
        int longFirst = spec.direction().allowsLong() ? first(strategy, strategy.longEntry()) : Integer.MAX_VALUE;
        int shortFirst = spec.direction().allowsShort() ? first(strategy, strategy.shortEntry()) : Integer.MAX_VALUE;
        int fills = spec.fill() instanceof EntryOrder.SameClose ? 1 : 2;
        return Math.min(longFirst, shortFirst) + fills;
    }

    private static int first(Strategy strategy, Optional<Rule> entry) {
        return entry.map(rule -> strategy.bind(rule).firstHold()).orElse(Integer.MAX_VALUE);
    }
}
