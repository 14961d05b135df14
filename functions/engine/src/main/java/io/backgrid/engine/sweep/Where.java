package io.backgrid.engine.sweep;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Expression;
import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import io.backgrid.engine.rule.Function;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.signal.Condition;
import java.util.List;
import java.util.Set;

/// A condition on the parameters of a trial. It is read as a rule is read whose parameters are the same on every bar:
/// tied values are neither above nor below each other, and what is undefined does not hold.
final class Where {
    private final Expression expression;
    private final List<String> names;

    private Where(Expression expression, List<String> names) {
        this.expression = expression;
        this.names = names;
    }

    /// Checks that a condition is one on swept parameters alone.
    ///
    /// @param paths of the axes
    static void check(Rule rule, Set<String> paths) {
        for (String name : rule.parameters()) {
            if (!paths.contains(Axis.PARAMS + name)) {
                throw InvalidSpecException.because("where", "names " + name + ", which is not swept");
            }
        }
        checkConstant(rule.expression());
    }

    private static void checkConstant(Expression expression) {
        boolean usesBars = switch (expression) {
            case Price _, Lag _ -> true;
            case Call call -> !isArithmetic(call.function());
            case Literal _, Parameter _, Unary _, Binary _ -> false;
        };
        if (usesBars) {
            throw InvalidSpecException.because("where", "must compare parameters, not prices or indicators");
        }
        expression.parts().forEach(Where::checkConstant);
    }

    private static boolean isArithmetic(Function function) {
        return function == Function.ABS || function == Function.MIN || function == Function.MAX;
    }

    /// Prepares a checked condition.
    ///
    /// @param axes of the sweep; values are handed over in their order
    static Where of(Rule rule, List<Axis> axes) {
        return new Where(
                rule.expression(),
                axes.stream()
                        .map(axis -> axis.isParameter() ? axis.parameter() : "")
                        .toList());
    }

    /// Whether the condition holds.
    ///
    /// @param values of the axes, in their order
    boolean holds(double[] values) {
        return state(expression, values) > 0;
    }

    /// 1 for true, -1 for false, 0 for undefined.
    private int state(Expression condition, double[] values) {
        return switch (condition) {
            case Unary unary -> -state(unary.operand(), values);
            case Binary binary -> state(binary, values);
            case Literal _, Parameter _, Price _, Lag _, Call _ -> throw notChecked(condition);
        };
    }

    private int state(Binary binary, double[] values) {
        return switch (binary.operator()) {
            case AND -> Math.min(state(binary.left(), values), state(binary.right(), values));
            case OR -> Math.max(state(binary.left(), values), state(binary.right(), values));
            case GREATER -> compare(binary, values, 1);
            case LESS -> compare(binary, values, -1);
            case LESS_OR_EQUAL -> -compare(binary, values, 1);
            case GREATER_OR_EQUAL -> -compare(binary, values, -1);
            case EQUAL -> compare(binary, values, 0);
            case NOT_EQUAL -> -compare(binary, values, 0);
            case PLUS, MINUS, TIMES, DIVIDE -> throw notChecked(binary);
        };
    }

    /// Whether the left value is above (1), below (-1) or tied with (0) the right one.
    private int compare(Binary binary, double[] values, int wanted) {
        double right = number(binary.right(), values);
        double excess = number(binary.left(), values) - right;
        if (Double.isNaN(excess)) {
            return 0;
        }
        int order = Math.abs(excess) <= Condition.TIE * Math.abs(right) ? 0 : excess > 0 ? 1 : -1;
        return order == wanted ? 1 : -1;
    }

    private double number(Expression number, double[] values) {
        return switch (number) {
            case Literal literal -> literal.value();
            case Parameter parameter -> values[names.indexOf(parameter.name())];
            case Unary unary -> -number(unary.operand(), values);
            case Binary binary -> arithmetic(binary, values);
            case Call call -> function(call, values);
            case Price _, Lag _ -> throw notChecked(number);
        };
    }

    private double arithmetic(Binary binary, double[] values) {
        double left = number(binary.left(), values);
        double right = number(binary.right(), values);
        double result = switch (binary.operator()) {
            case PLUS -> left + right;
            case MINUS -> left - right;
            case TIMES -> left * right;
            case DIVIDE -> left / right;
            case OR, AND, GREATER, GREATER_OR_EQUAL, LESS, LESS_OR_EQUAL, EQUAL, NOT_EQUAL -> throw notChecked(binary);
        };
        return Double.isInfinite(result) ? Double.NaN : result;
    }

    private double function(Call call, double[] values) {
        double first = number(call.arguments().getFirst(), values);
        if (call.function() == Function.ABS) {
            return Math.abs(first);
        }
        double last = number(call.arguments().getLast(), values);
        return call.function() == Function.MIN ? Math.min(first, last) : Math.max(first, last);
    }

    private static IllegalStateException notChecked(Expression expression) {
        return new IllegalStateException("not checked: " + expression);
    }
}
