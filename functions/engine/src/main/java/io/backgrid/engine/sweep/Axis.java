package io.backgrid.engine.sweep;

import io.backgrid.engine.range.InvalidSpecException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// One thing that a sweep varies, and the values it takes.
///
/// @param path what varies, as a request names it: `params.fast`, or a [SweptField] such as `stop_loss`
/// @param values in their order, at least one and all different; finite
public record Axis(String path, List<Double> values) {
    static final String PARAMS = "params.";

    public Axis {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw InvalidSpecException.because(path, "needs at least one value");
        }
        Set<Double> seen = new HashSet<>();
        for (double value : values) {
            if (!(Math.abs(value) <= Double.MAX_VALUE)) {
                throw new InvalidSpecException(path, value, "a finite number");
            }
            // Adding 0.0 makes one of both zeros.
            if (!seen.add(value + 0.0)) {
                throw InvalidSpecException.because(path, "must have different values but has " + value + " twice");
            }
        }
        if (!path.startsWith(PARAMS)) {
            SweptField.named(path);
        }
    }

    /// An axis of given values.
    public static Axis of(String path, double... values) {
        return new Axis(path, Arrays.stream(values).boxed().toList());
    }

    /// Number of values.
    public int size() {
        return values.size();
    }

    /// Whether it varies a parameter of the rules.
    boolean isParameter() {
        return path.startsWith(PARAMS);
    }

    /// The parameter's name.
    String parameter() {
        return path.substring(PARAMS.length());
    }
}
