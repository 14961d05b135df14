package io.backgrid.engine.indicator;

/// Length of the run of equal values at the end of a series.
///
/// A window is motionless when its largest and smallest value are equal. This decides it without rounding; a
/// computed deviation may miss 0.
final class EqualRun {
    private double newest = Double.NaN;
    private int length;

    void push(double value) {
        length = value == newest ? length + 1 : 1;
        newest = value;
    }

    /// Whether the last `window` values are all equal.
    boolean fills(int window) {
        return length >= window;
    }
}
