package io.backgrid.engine.rule;

/// How tightly the parts of an expression bind; a larger number binds tighter.
final class Precedence {
    static final int OR = 1;
    static final int AND = 2;
    static final int NOT = 3;
    static final int COMPARISON = 4;
    static final int SUM = 5;
    static final int PRODUCT = 6;
    static final int NEGATE = 7;
    static final int LAG = 8;
    static final int PRIMARY = 9;

    private Precedence() {}
}
