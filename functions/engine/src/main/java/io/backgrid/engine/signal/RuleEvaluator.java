package io.backgrid.engine.signal;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.indicator.PriceSeries;
import io.backgrid.engine.rule.Argument;
import io.backgrid.engine.rule.BinaryOperator;
import io.backgrid.engine.rule.BoundFormula;
import io.backgrid.engine.rule.BoundRule;
import io.backgrid.engine.rule.Column;
import io.backgrid.engine.rule.Expression;
import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import io.backgrid.engine.rule.Function;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Computes rules on bars. What several rules have in common is computed once.
///
/// It keeps a series for each different part of its rules, and belongs to one thread.
public final class RuleEvaluator {
    private final Bars bars;
    private final Map<Expression, IndicatorSeries> numbers = new HashMap<>();
    private final Map<Expression, Condition> conditions = new HashMap<>();

    /// @param bars what the rules look at
    public RuleEvaluator(Bars bars) {
        this.bars = bars;
    }

    /// The rule at each bar's close.
    public Condition condition(BoundRule rule) {
        return condition(rule.expression());
    }

    /// The formula at each bar's close; NaN where it is undefined.
    public IndicatorSeries series(BoundFormula formula) {
        return number(formula.expression());
    }

    private Condition condition(Expression expression) {
        Condition known = conditions.get(expression);
        if (known != null) {
            return known;
        }
        Condition computed = switch (expression) {
            case Unary unary -> condition(unary.operand()).not();
            case Binary binary -> condition(binary);
            case Lag lag -> condition(lag.expression()).lag((int) constant(lag.bars()));
            case Call call -> crossing(call);
            case Literal _, Parameter _, Price _ -> throw new IllegalStateException("no condition: " + expression);
        };
        conditions.put(expression, computed);
        return computed;
    }

    private Condition condition(Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        return switch (binary.operator()) {
            case OR -> condition(left).or(condition(right));
            case AND -> condition(left).and(condition(right));
            case GREATER -> Condition.above(number(left), number(right));
            case LESS -> Condition.below(number(left), number(right));
            case GREATER_OR_EQUAL ->
                condition(new Binary(BinaryOperator.LESS, left, right)).not();
            case LESS_OR_EQUAL ->
                condition(new Binary(BinaryOperator.GREATER, left, right)).not();
            case EQUAL -> Condition.tied(number(left), number(right));
            case NOT_EQUAL ->
                condition(new Binary(BinaryOperator.EQUAL, left, right)).not();
            case PLUS, MINUS, TIMES, DIVIDE -> throw new IllegalStateException("no condition: " + binary);
        };
    }

    private Condition crossing(Call call) {
        BinaryOperator side = call.function() == Function.CROSSES_ABOVE ? BinaryOperator.GREATER : BinaryOperator.LESS;
        List<Expression> arguments = call.arguments();
        return condition(new Binary(side, arguments.get(0), arguments.get(1))).turnsTrue();
    }

    private IndicatorSeries number(Expression expression) {
        IndicatorSeries known = numbers.get(expression);
        if (known != null) {
            return known;
        }
        IndicatorSeries computed = switch (expression) {
            case Literal literal -> SeriesMath.constant(literal.value(), bars.size());
            case Price price -> column(price.column());
            case Unary unary -> SeriesMath.negate(number(unary.operand()));
            case Binary binary -> arithmetic(binary);
            case Lag lag -> SeriesMath.lag(number(lag.expression()), (int) constant(lag.bars()));
            case Call call -> function(call);
            case Parameter _ -> throw new IllegalStateException("not bound: " + expression);
        };
        numbers.put(expression, computed);
        return computed;
    }

    private IndicatorSeries column(Column column) {
        return switch (column) {
            case OPEN -> PriceSeries.open(bars);
            case HIGH -> PriceSeries.high(bars);
            case LOW -> PriceSeries.low(bars);
            case CLOSE -> PriceSeries.close(bars);
            case VOLUME -> PriceSeries.volume(bars);
        };
    }

    private IndicatorSeries arithmetic(Binary binary) {
        IndicatorSeries left = number(binary.left());
        IndicatorSeries right = number(binary.right());
        return switch (binary.operator()) {
            case PLUS -> SeriesMath.plus(left, right);
            case MINUS -> SeriesMath.minus(left, right);
            case TIMES -> SeriesMath.times(left, right);
            case DIVIDE -> SeriesMath.divide(left, right);
            case OR, AND, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL ->
                throw new IllegalStateException("no number: " + binary);
        };
    }

    private IndicatorSeries function(Call call) {
        Function function = call.function();
        List<Expression> arguments = call.arguments();
        if (function.isIndicator()) {
            return SeriesMath.finite(indicator(function, arguments));
        }
        if (function == Function.ABS) {
            return SeriesMath.abs(number(arguments.get(0)));
        }
        if (function == Function.IF) {
            return SeriesMath.choose(condition(arguments.get(0)), number(arguments.get(1)), number(arguments.get(2)));
        }
        IndicatorSeries left = number(arguments.get(0));
        IndicatorSeries right = number(arguments.get(1));
        return function == Function.MIN ? SeriesMath.min(left, right) : SeriesMath.max(left, right);
    }

    private IndicatorSeries indicator(Function function, List<Expression> arguments) {
        boolean ofSeries = function.arguments().contains(Argument.X);
        int series = ofSeries ? 1 : 0;
        double[] constants = new double[arguments.size() - series];
        for (int i = 0; i < constants.length; i++) {
            constants[i] = constant(arguments.get(i + series));
        }
        return ofSeries
                ? IndicatorCalls.ofSeries(function, number(arguments.getFirst()), constants)
                : IndicatorCalls.ofBars(function, bars, constants);
    }

    private static double constant(Expression bound) {
        if (bound instanceof Literal(double value)) {
            return value;
        }
        throw new IllegalStateException("not folded: " + bound);
    }
}
