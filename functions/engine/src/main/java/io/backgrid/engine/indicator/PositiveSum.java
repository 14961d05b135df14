package io.backgrid.engine.indicator;

/// A running sum of values above 0; any other counts as nothing. It is exactly 0 while it holds no such value.
final class PositiveSum {
    private final RunningSum sum = new RunningSum();
    private int count;

    void add(double value) {
        if (value > 0) {
            sum.add(value);
            count++;
        }
    }

    /// Takes off a value that was added.
    void remove(double value) {
        if (value > 0) {
            sum.add(-value);
            count--;
        }
    }

    double value() {
        return count == 0 ? 0 : sum.value();
    }
}
