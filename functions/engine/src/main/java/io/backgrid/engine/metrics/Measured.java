package io.backgrid.engine.metrics;

/// A metric with a value.
///
/// @param value finite; `-0.0` becomes `0.0`
public record Measured(double value) implements Measure {
    public Measured {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new IllegalArgumentException("a metric must be finite but is " + value);
        }
        // Adding 0.0 turns -0.0 into 0.0 and changes nothing else.
        value += 0.0;
    }
}
