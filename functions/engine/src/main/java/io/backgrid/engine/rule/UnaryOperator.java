package io.backgrid.engine.rule;

/// An operator before its operand.
public enum UnaryOperator {
    /// `-x`
    NEGATE("-"),
    /// `not x`
    NOT("not ");

    private final String symbol;

    UnaryOperator(String symbol) {
        this.symbol = symbol;
    }

    /// How it is written before an operand, with the space that it needs.
    String symbol() {
        return symbol;
    }

    /// How tightly it binds, on the scale of [Precedence].
    int precedence() {
        return switch (this) {
            case NEGATE -> Precedence.NEGATE;
            case NOT -> Precedence.NOT;
        };
    }
}
