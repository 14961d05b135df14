package io.backgrid.engine.plan;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import java.util.Optional;

/// How entries are filled, as numbers.
///
/// @param kind of order
/// @param longPrice of a buy, per bar of the decision, NaN where there is none; empty unless orders have a price
/// @param shortPrice of a short sale, in the same way
/// @param bars that an order with a price lives
public record EntryPlan(Kind kind, IndicatorSeries longPrice, IndicatorSeries shortPrice, int bars) {
    /// What an entry waits for.
    public enum Kind {
        /// The next open.
        NEXT_OPEN,
        /// Nothing: it is filled at the close that decides it.
        SAME_CLOSE,
        /// A price as good as the order's or better.
        LIMIT,
        /// A price as bad as the order's or worse.
        STOP
    }

    private static final IndicatorSeries NONE = IndicatorSeries.of(new double[0]);

    static EntryPlan of(BacktestSpec spec, RuleEvaluator evaluator) {
        return switch (spec.fill()) {
            case EntryOrder.NextOpen _ -> new EntryPlan(Kind.NEXT_OPEN, NONE, NONE, 1);
            case EntryOrder.SameClose _ -> new EntryPlan(Kind.SAME_CLOSE, NONE, NONE, 1);
            case EntryOrder.Limit(EntryOrder.Prices prices, int bars) ->
                priced(Kind.LIMIT, prices, bars, spec, evaluator);
            case EntryOrder.Stop(EntryOrder.Prices prices, int bars) ->
                priced(Kind.STOP, prices, bars, spec, evaluator);
        };
    }

    private static EntryPlan priced(
            Kind kind, EntryOrder.Prices prices, int bars, BacktestSpec spec, RuleEvaluator evaluator) {
        return new EntryPlan(
                kind, values(prices.longPrice(), spec, evaluator), values(prices.shortPrice(), spec, evaluator), bars);
    }

    private static IndicatorSeries values(Optional<Formula> price, BacktestSpec spec, RuleEvaluator evaluator) {
        return price.map(
                        formula -> evaluator.series(formula.bind(spec.strategy().params())))
                .orElse(NONE);
    }

    /// Bars from a decision to its fill, for entries that do not wait for a price: 0 at the same close, else 1.
    public int barsToFill() {
        return kind == Kind.SAME_CLOSE ? 0 : 1;
    }
}
