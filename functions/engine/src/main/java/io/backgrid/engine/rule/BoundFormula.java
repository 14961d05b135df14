package io.backgrid.engine.rule;

import java.util.Map;

/// A formula whose parameters have values; its constants are numbers.
///
/// @param expression a number without parameters; folded here if it is not yet
public record BoundFormula(Expression expression) {
    public BoundFormula {
        RuleLimits.requireSize(expression);
        KindCheck.requireNumber(expression, new Places());
        expression = Binder.bind(expression, Map.of());
    }

    /// The first bar on which it can be defined, by its windows and lags alone; no earlier bar ever is.
    public int firstBar() {
        return Lookback.ofNumber(expression);
    }
}
