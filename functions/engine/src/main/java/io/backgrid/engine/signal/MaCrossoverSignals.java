package io.backgrid.engine.signal;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.MaCrossover;
import java.util.Map;

/// [MaCrossover] as two rules on the closes.
public final class MaCrossoverSignals {
    private static final Rule ABOVE = Rule.parse("sma(close, fast) > sma(close, slow)");
    private static final Rule BELOW = Rule.parse("sma(close, fast) < sma(close, slow)");

    private MaCrossoverSignals() {}

    /// Resolves the strategy on the closes of `bars`.
    public static Signals of(MaCrossover strategy, Direction direction, EntryMode entry, Bars bars) {
        Map<String, Double> windows = Map.of("fast", (double) strategy.fast(), "slow", (double) strategy.slow());
        RuleEvaluator evaluator = new RuleEvaluator(bars);
        Condition above = evaluator.condition(ABOVE.bind(windows));
        return switch (direction) {
            case LONG_FLAT -> Signals.longFlat(above, entry);
            case LONG_SHORT -> Signals.longShort(above, evaluator.condition(BELOW.bind(windows)), entry);
        };
    }
}
