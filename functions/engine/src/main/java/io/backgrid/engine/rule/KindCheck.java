package io.backgrid.engine.rule;

import io.backgrid.engine.rule.Expression.Binary;
import io.backgrid.engine.rule.Expression.Call;
import io.backgrid.engine.rule.Expression.Lag;
import io.backgrid.engine.rule.Expression.Literal;
import io.backgrid.engine.rule.Expression.Parameter;
import io.backgrid.engine.rule.Expression.Price;
import io.backgrid.engine.rule.Expression.Unary;
import java.util.List;

/// Refuses numbers where a condition belongs, conditions where a number does, and windows that are not constant.
final class KindCheck {
    private final Places places;

    private KindCheck(Places places) {
        this.places = places;
    }

    /// Refuses an expression that is no rule.
    ///
    /// @param places where its parts stand; empty if it was not read from a text
    static void requireCondition(Expression expression, Places places) {
        KindCheck check = new KindCheck(places);
        if (check.kind(expression) != Kind.CONDITION) {
            throw check.refuse(
                    expression,
                    "a rule must be a condition but '" + Words.excerpt(expression)
                            + "' is a number; compare it with something, as in close > 100");
        }
    }

    /// Refuses an expression that is no formula; else as [#requireCondition].
    static void requireNumber(Expression expression, Places places) {
        KindCheck check = new KindCheck(places);
        if (check.kind(expression) == Kind.CONDITION) {
            throw check.refuse(
                    expression,
                    "a formula must be a number but '" + Words.excerpt(expression)
                            + "' is a condition; choose between numbers with if(cond, a, b)");
        }
    }

    private Kind kind(Expression expression) {
        return switch (expression) {
            case Literal _, Parameter _ -> Kind.CONSTANT;
            case Price _ -> Kind.NUMBER;
            case Unary(UnaryOperator operator, Expression operand) ->
                switch (operator) {
                    case NEGATE -> require(Kind.NUMBER, operand, "'-'");
                    case NOT -> require(Kind.CONDITION, operand, "'not'");
                };
            case Binary binary -> kind(binary);
            case Lag lag -> kind(lag);
            case Call call -> kind(call);
        };
    }

    private Kind kind(Binary binary) {
        BinaryOperator operator = binary.operator();
        Kind needed = operator.isLogical() ? Kind.CONDITION : Kind.NUMBER;
        Kind left = require(needed, binary.left(), "'" + operator.symbol() + "'");
        Kind right = require(needed, binary.right(), "'" + operator.symbol() + "'");
        if (operator.isLogical() || operator.isComparison()) {
            return Kind.CONDITION;
        }
        return left == Kind.CONSTANT ? right : left;
    }

    private Kind kind(Lag lag) {
        Kind kind = kind(lag.expression());
        requireConstant(lag.bars(), "the lag");
        if (isKnown(lag.bars())) {
            int column = column(lag.bars());
            Binder.checkLag(lag.bars(), Binder.fold(lag.bars()), column);
        }
        return kind == Kind.CONDITION ? kind : Kind.NUMBER;
    }

    private Kind kind(Call call) {
        Function function = call.function();
        List<Argument> expected = function.arguments();
        if (call.arguments().size() != expected.size()) {
            throw refuse(
                    call,
                    "%s takes %s, %s, but has %d"
                            .formatted(
                                    function.wireName(),
                                    expected.size() == 1 ? "1 argument" : expected.size() + " arguments",
                                    function.signature(),
                                    call.arguments().size()));
        }
        boolean constant = function == Function.ABS || function == Function.MIN || function == Function.MAX;
        for (int i = 0; i < expected.size(); i++) {
            constant &=
                    requireArgument(function, expected.get(i), call.arguments().get(i)) == Kind.CONSTANT;
        }
        if (function == Function.CROSSES_ABOVE || function == Function.CROSSES_BELOW) {
            return Kind.CONDITION;
        }
        return constant ? Kind.CONSTANT : Kind.NUMBER;
    }

    private Kind requireArgument(Function function, Argument argument, Expression given) {
        if (argument.kind() != Kind.CONSTANT) {
            return require(argument.kind(), given, function.wireName());
        }
        requireConstant(given, "the " + argument.words() + " of " + function.wireName());
        if (isKnown(given)) {
            Binder.checkArgument(function, argument, given, Binder.fold(given), column(given));
        }
        return Kind.CONSTANT;
    }

    private void requireConstant(Expression given, String subject) {
        if (kind(given) != Kind.CONSTANT) {
            throw refuse(
                    given,
                    subject + " must be a constant, made of numbers and parameters, but '" + Words.excerpt(given)
                            + "' changes from bar to bar");
        }
    }

    /// The kind of an operand, if it can stand where `needed` is.
    private Kind require(Kind needed, Expression operand, String by) {
        Kind kind = kind(operand);
        if ((kind == Kind.CONDITION) != (needed == Kind.CONDITION)) {
            throw refuse(
                    operand,
                    by + " needs " + needed.words() + " but '" + Words.excerpt(operand) + "' is " + kind.words());
        }
        return kind;
    }

    /// Whether a constant's value is known before the parameters are.
    private static boolean isKnown(Expression constant) {
        if (constant instanceof Parameter) {
            return false;
        }
        for (Expression part : constant.parts()) {
            if (!isKnown(part)) {
                return false;
            }
        }
        return true;
    }

    private int column(Expression expression) {
        return places.column(expression);
    }

    private RuleException refuse(Expression expression, String problem) {
        return new RuleException(column(expression), problem);
    }
}
