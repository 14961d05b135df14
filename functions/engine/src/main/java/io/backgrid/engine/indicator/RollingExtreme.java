package io.backgrid.engine.indicator;

/// Bar of the largest or smallest of the last `window` values, the latest one of equals.
///
/// The queue holds the bars that may still become the extreme: from its front to its end values fall (for a
/// maximum) and bars rise. Each bar enters and leaves once, so a step costs a fixed time on average.
final class RollingExtreme {
    private final double[] values;
    private final int window;
    private final int sign;
    private final int[] queue;
    private int front;
    private int end;

    private RollingExtreme(double[] values, int window, int sign) {
        this.values = values;
        this.window = window;
        this.sign = sign;
        this.queue = new int[values.length];
    }

    static RollingExtreme highest(double[] values, int window) {
        return new RollingExtreme(values, window, 1);
    }

    static RollingExtreme lowest(double[] values, int window) {
        return new RollingExtreme(values, window, -1);
    }

    /// Forgets what was taken in; the next bar may be any.
    void clear() {
        front = 0;
        end = 0;
    }

    /// Takes in `bar`, the one after the last taken; answers the bar of the extreme of the window that ends
    /// there.
    int advance(int bar) {
        while (end > front && sign * values[queue[end - 1]] <= sign * values[bar]) {
            end--;
        }
        queue[end] = bar;
        end++;
        if (queue[front] <= bar - window) {
            front++;
        }
        return queue[front];
    }
}
