package io.backgrid.engine.rule;

/// An operator between its operands. All group from the left, except comparisons, which do not chain.
public enum BinaryOperator {
    /// At least one holds.
    OR("or", Precedence.OR),
    /// Both hold.
    AND("and", Precedence.AND),
    /// The left side is larger; a tie keeps the state of the bar before.
    GREATER(">", Precedence.COMPARISON),
    /// Exactly `not (a < b)`.
    GREATER_OR_EQUAL(">=", Precedence.COMPARISON),
    /// The left side is smaller; a tie keeps the state of the bar before.
    LESS("<", Precedence.COMPARISON),
    /// Exactly `not (a > b)`.
    LESS_OR_EQUAL("<=", Precedence.COMPARISON),
    /// The two sides are tied.
    EQUAL("==", Precedence.COMPARISON),
    /// The two sides are not tied.
    NOT_EQUAL("!=", Precedence.COMPARISON),
    /// Sum.
    PLUS("+", Precedence.SUM),
    /// Difference.
    MINUS("-", Precedence.SUM),
    /// Product.
    TIMES("*", Precedence.PRODUCT),
    /// Quotient; undefined where the right side is 0.
    DIVIDE("/", Precedence.PRODUCT);

    private final String symbol;
    private final int precedence;

    BinaryOperator(String symbol, int precedence) {
        this.symbol = symbol;
        this.precedence = precedence;
    }

    /// How rules write it.
    public String symbol() {
        return symbol;
    }

    int precedence() {
        return precedence;
    }

    boolean isComparison() {
        return precedence == Precedence.COMPARISON;
    }

    /// Whether it works on conditions and not on numbers.
    boolean isLogical() {
        return precedence < Precedence.NOT;
    }
}
