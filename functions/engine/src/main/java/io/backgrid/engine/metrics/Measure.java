package io.backgrid.engine.metrics;

/// What is known of one metric: a finite value, or the reason why there is none.
public sealed interface Measure permits Measured, Undefined {
    /// A computed value; one that left the range of a double has none.
    static Measure of(double computed) {
        return Math.abs(computed) <= Double.MAX_VALUE ? new Measured(computed) : Undefined.OVERFLOW;
    }
}
