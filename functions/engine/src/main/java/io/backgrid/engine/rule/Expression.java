package io.backgrid.engine.rule;

import java.util.List;

/// A part of a rule. Two expressions are equal when they are built alike, wherever they were written.
public sealed interface Expression {
    /// A number as such.
    ///
    /// @param value finite, or NaN for an undefined constant of a bound rule, `1 / 0`
    record Literal(double value) implements Expression {
        public Literal {
            if (Double.isInfinite(value)) {
                throw new RuleException(0, "a number of a rule must be finite but was " + value);
            }
        }
    }

    /// A number that the caller supplies.
    ///
    /// @param name `[a-z][a-z0-9_]*`, not a word of the language
    record Parameter(String name) implements Expression {
        public Parameter {
            if (!Vocabulary.isParameter(name)) {
                throw new RuleException(
                        0,
                        "a parameter must be named by lower-case letters, digits and _, begin with a letter and not be"
                                + " a word of the rule language, but was '" + Words.shorten(name) + "'");
            }
        }
    }

    /// A column of the bars.
    record Price(Column column) implements Expression {}

    /// An operator before its operand.
    record Unary(UnaryOperator operator, Expression operand) implements Expression {}

    /// An operator between its operands.
    record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {}

    /// An expression as it was some bars earlier, `close[1]`.
    ///
    /// @param expression what is looked back at, a number or a condition
    /// @param bars how far, a constant
    record Lag(Expression expression, Expression bars) implements Expression {}

    /// A function of arguments.
    record Call(Function function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /// The expressions that this one is built of, in the order of the text.
    default List<Expression> parts() {
        return switch (this) {
            case Literal _, Parameter _, Price _ -> List.of();
            case Unary unary -> List.of(unary.operand());
            case Binary binary -> List.of(binary.left(), binary.right());
            case Lag lag -> List.of(lag.expression(), lag.bars());
            case Call call -> call.arguments();
        };
    }
}
