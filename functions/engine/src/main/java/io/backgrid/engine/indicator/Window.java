package io.backgrid.engine.indicator;

/// Bounds of a window, in bars.
final class Window {
    /// TA-Lib's own limit.
    static final int LONGEST = 100_000;

    private Window() {}

    /// Refuses a window outside `[shortest, LONGEST]`.
    static void check(String name, int window, int shortest) {
        if (window < shortest || window > LONGEST) {
            throw new IllegalArgumentException(
                    "%s must be between %d and %d but was %d".formatted(name, shortest, LONGEST, window));
        }
    }

    /// Refuses a window outside `[1, LONGEST]`.
    static void check(int window) {
        check("window", window, 1);
    }
}
