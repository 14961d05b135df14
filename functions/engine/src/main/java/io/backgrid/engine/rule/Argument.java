package io.backgrid.engine.rule;

import io.backgrid.engine.range.Range;

/// What stands at one place of a function's argument list.
public enum Argument {
    /// Any number.
    X("x", "argument"),
    /// Any number; the first of two.
    A("a", "first argument"),
    /// Any number; the second of two.
    B("b", "second argument"),
    /// A condition.
    CONDITION("cond", "condition"),
    /// Bars, at least 1.
    WINDOW("n", "window"),
    /// Bars, at least 2.
    WINDOW_FROM_TWO("n", "window"),
    /// Bars, at least 2, that are walked anew at every bar; fewer are allowed, so that time stays bounded.
    WINDOW_WALKED("n", "window"),
    /// Bars of the fast average.
    FAST("fast", "fast window"),
    /// Bars of the slow average.
    SLOW("slow", "slow window"),
    /// Bars of the signal line.
    SIGNAL("signal", "signal window"),
    /// Bars of the range.
    FAST_K("fast_k", "fast_k window"),
    /// Bars of the mean that is %K.
    SLOW_K("slow_k", "slow_k window"),
    /// Bars of the mean that is %D.
    SLOW_D("slow_d", "slow_d window"),
    /// A factor.
    MULTIPLE("k", "multiple"),
    /// A factor, at least 0.
    MULTIPLE_FROM_ZERO("k", "multiple");

    /// What a window may be.
    public static final Range WINDOW_RANGE = Range.wholeNumbers(1, 100_000);

    private static final Range WINDOW_RANGE_FROM_TWO = Range.wholeNumbers(2, 100_000);

    private static final Range WINDOW_RANGE_WALKED = Range.wholeNumbers(2, 1_000);

    private final String wireName;
    private final String words;

    Argument(String wireName, String words) {
        this.wireName = wireName;
        this.words = words;
    }

    /// What signatures call it: `n`.
    public String wireName() {
        return wireName;
    }

    /// What error messages call it: `window`.
    String words() {
        return words;
    }

    Kind kind() {
        return switch (this) {
            case X, A, B -> Kind.NUMBER;
            case CONDITION -> Kind.CONDITION;
            case WINDOW, WINDOW_FROM_TWO, WINDOW_WALKED, FAST, SLOW, SIGNAL, FAST_K, SLOW_K, SLOW_D -> Kind.CONSTANT;
            case MULTIPLE, MULTIPLE_FROM_ZERO -> Kind.CONSTANT;
        };
    }

    boolean isWindow() {
        return kind() == Kind.CONSTANT && this != MULTIPLE && this != MULTIPLE_FROM_ZERO;
    }

    /// Whether a constant can stand here; NaN never can.
    boolean accepts(double value) {
        return switch (this) {
            case X, A, B, CONDITION -> throw new IllegalStateException(this + " is not a constant");
            case WINDOW_FROM_TWO -> WINDOW_RANGE_FROM_TWO.contains(value);
            case WINDOW_WALKED -> WINDOW_RANGE_WALKED.contains(value);
            case WINDOW, FAST, SLOW, SIGNAL, FAST_K, SLOW_K, SLOW_D -> WINDOW_RANGE.contains(value);
            case MULTIPLE -> Double.isFinite(value);
            case MULTIPLE_FROM_ZERO -> Double.isFinite(value) && value >= 0;
        };
    }

    /// What a constant must be, to follow "must be".
    String requirement() {
        return switch (this) {
            case X, A, B -> "a number";
            case CONDITION -> "a condition";
            case WINDOW_FROM_TWO -> WINDOW_RANGE_FROM_TWO.requirement();
            case WINDOW_WALKED -> WINDOW_RANGE_WALKED.requirement();
            case WINDOW, FAST, SLOW, SIGNAL, FAST_K, SLOW_K, SLOW_D -> WINDOW_RANGE.requirement();
            case MULTIPLE -> "a finite number";
            case MULTIPLE_FROM_ZERO -> "a finite number of at least 0";
        };
    }
}
