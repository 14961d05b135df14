package io.backgrid.engine.rule;

import java.util.Map;

/// A rule whose parameters have values; its constants are numbers.
///
/// @param expression a condition without parameters; folded here if it is not yet
public record BoundRule(Expression expression) {
    public BoundRule {
        RuleLimits.requireSize(expression);
        KindCheck.requireCondition(expression, new Places());
        expression = Binder.bind(expression, Map.of());
    }

    /// The first bar on which it can be defined, by its windows and lags alone; no earlier bar ever is.
    ///
    /// `and` is false as soon as one side is and `or` true as soon as one side is, so either can be defined where
    /// only its quicker side is.
    public int firstBar() {
        return Lookback.ofCondition(expression).whenDefined();
    }

    /// The first bar on which it can hold, by its windows and lags alone, at or after [#firstBar()]: for `and` where
    /// both sides can, for `or` where one can.
    public int firstHold() {
        return Lookback.ofCondition(expression).whenTrue();
    }
}
