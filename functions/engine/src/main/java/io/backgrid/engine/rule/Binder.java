package io.backgrid.engine.rule;

import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Puts numbers in the place of parameters and of constants, and checks windows, multiples and lags.
final class Binder {
    private static final Range LAG_RANGE = Range.wholeNumbers(0, RuleLimits.LAG);

    private final Map<String, Double> values;

    private Binder(Map<String, Double> values) {
        this.values = values;
    }

    static Expression bind(Expression expression, Map<String, Double> values) {
        return new Binder(values).bound(expression);
    }

    /// The value of a constant without parameters; NaN if it is undefined.
    static double fold(Expression constant) {
        return valueOf(bind(constant, Map.of()));
    }

    private Expression bound(Expression expression) {
        return switch (expression) {
            case Literal _, Price _ -> expression;
            case Parameter parameter -> new Literal(value(parameter.name()));
            case Unary(UnaryOperator operator, Expression operand) -> {
                Expression inner = bound(operand);
                boolean constant = operator == UnaryOperator.NEGATE && inner instanceof Literal;
                yield constant ? new Literal(-valueOf(inner)) : new Unary(operator, inner);
            }
            case Binary binary -> bound(binary);
            case Lag(Expression earlier, Expression bars) -> {
                Expression lag = bound(bars);
                checkLag(bars, valueOf(lag), 0);
                yield new Lag(bound(earlier), lag);
            }
            case Call call -> bound(call);
        };
    }

    private Expression bound(Binary binary) {
        Expression left = bound(binary.left());
        Expression right = bound(binary.right());
        if (left instanceof Literal(double a) && right instanceof Literal(double b)) {
            switch (binary.operator()) {
                case PLUS -> {
                    return defined(a + b);
                }
                case MINUS -> {
                    return defined(a - b);
                }
                case TIMES -> {
                    return defined(a * b);
                }
                case DIVIDE -> {
                    return defined(a / b);
                }
                case OR, AND, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> {}
            }
        }
        return new Binary(binary.operator(), left, right);
    }

    private Expression bound(Call call) {
        List<Expression> arguments = new ArrayList<>();
        for (int i = 0; i < call.arguments().size(); i++) {
            Expression given = call.arguments().get(i);
            Expression argument = bound(given);
            Argument expected = call.function().arguments().get(i);
            if (expected.kind() == Kind.CONSTANT) {
                checkArgument(call.function(), expected, given, valueOf(argument), 0);
            }
            arguments.add(argument);
        }
        Function function = call.function();
        if (function == Function.ABS && arguments.getFirst() instanceof Literal(double x)) {
            return new Literal(Math.abs(x));
        }
        if ((function == Function.MIN || function == Function.MAX)
                && arguments.getFirst() instanceof Literal(double a)
                && arguments.getLast() instanceof Literal(double b)) {
            return new Literal(function == Function.MIN ? Math.min(a, b) : Math.max(a, b));
        }
        return new Call(function, arguments);
    }

    private double value(String parameter) {
        Double value = values.get(parameter);
        if (value == null) {
            throw new RuleException(0, "the parameter '" + parameter + "' has no value; give it one");
        }
        if (!Double.isFinite(value)) {
            throw new RuleException(0, "the parameter '" + parameter + "' must be a finite number but was " + value);
        }
        return value;
    }

    static void checkLag(Expression given, double value, int column) {
        if (!LAG_RANGE.contains(value)) {
            throw new RuleException(column, "the lag must be " + LAG_RANGE.requirement() + found(given, value));
        }
    }

    static void checkArgument(Function function, Argument argument, Expression given, double value, int column) {
        if (!argument.accepts(value)) {
            throw new RuleException(
                    column,
                    "the " + argument.words() + " of " + function.wireName() + " must be " + argument.requirement()
                            + found(given, value));
        }
    }

    private static String found(Expression given, double value) {
        String number = Words.number(value);
        return given instanceof Literal ? " but was " + number : " but " + Words.excerpt(given) + " is " + number;
    }

    private static Literal defined(double value) {
        return new Literal(Double.isFinite(value) ? value : Double.NaN);
    }

    private static double valueOf(Expression constant) {
        if (constant instanceof Literal(double value)) {
            return value;
        }
        throw new IllegalStateException("not a constant: " + Words.excerpt(constant));
    }
}
