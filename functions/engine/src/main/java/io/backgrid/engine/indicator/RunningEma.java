package io.backgrid.engine.indicator;

/// Exponential mean, value by value; the mean of the first `window` values starts it.
final class RunningEma {
    private final int window;
    private final double weight;
    private int count;
    private double value;

    RunningEma(int window) {
        this.window = window;
        this.weight = 2.0 / (window + 1.0);
    }

    /// Takes in the next value; answers whether the mean is defined now.
    boolean push(double next) {
        if (count >= window) {
            // A window of 1 is the value itself; the step below would round it.
            value = window == 1 ? next : (next - value) * weight + value;
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
