package io.backgrid.engine.indicator;

/// Wilder's mean, value by value: the mean of the first `window` values, then `(mean * (window - 1) + value) /
/// window`.
final class RunningWilder {
    private final int window;
    private int count;
    private double value;

    RunningWilder(int window) {
        this.window = window;
    }

    /// Takes in the next value; answers whether the mean is defined now.
    boolean push(double next) {
        if (count >= window) {
            value = (value * (window - 1) + next) / window;
            return true;
        }
        value += next;
        count++;
        if (count == window) {
            value /= window;
        }
        return count == window;
    }

    double value() {
        return value;
    }
}
