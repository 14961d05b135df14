package io.backgrid.jobs.sweep;

import java.util.List;

/// How a metric is spread over the trials in which it is defined.
///
/// @param defined trials that have a value
/// @param values  at the shares of [#SHARES], in that order; empty when no trial has one
public record Quantiles(long defined, List<Double> values) {
    /// From the least to the largest value. A quantile is the value of the trial at that share of the way, rounded
    /// down:
    /// always one that occurs.
    public static final List<Double> SHARES = List.of(0.0, 0.05, 0.25, 0.5, 0.75, 0.95, 1.0);

    public Quantiles {
        values = List.copyOf(values);
        if (!values.isEmpty() && values.size() != SHARES.size()) {
            throw new IllegalArgumentException("quantiles are " + SHARES.size() + " values but were " + values.size());
        }
    }
}
