package io.backgrid.engine.metrics;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/// Every [Metric] of one backtest. Each has a finite value or a reason for having none, never both and never neither.
public final class Metrics {
    private final EnumMap<Metric, Measure> measures;

    private Metrics(EnumMap<Metric, Measure> measures) {
        this.measures = measures;
    }

    /// Takes a measure of every metric.
    ///
    /// @throws IllegalArgumentException if a metric is missing
    public static Metrics of(Map<Metric, Measure> measures) {
        for (Metric metric : Metric.values()) {
            if (!measures.containsKey(metric)) {
                throw new IllegalArgumentException("metrics need " + metric.wireName());
            }
        }
        return new Metrics(new EnumMap<>(measures));
    }

    /// The value or the reason why there is none.
    public Measure measure(Metric metric) {
        // The factory has seen to it that every metric is there.
        return Objects.requireNonNull(measures.get(metric));
    }

    /// The value, finite; empty if undefined.
    public OptionalDouble value(Metric metric) {
        return switch (measure(metric)) {
            case Measured measured -> OptionalDouble.of(measured.value());
            case Undefined _ -> OptionalDouble.empty();
        };
    }

    /// Why there is no value; empty if there is one.
    public Optional<Undefined> undefined(Metric metric) {
        return switch (measure(metric)) {
            case Measured _ -> Optional.empty();
            case Undefined reason -> Optional.of(reason);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metrics metrics && measures.equals(metrics.measures);
    }

    @Override
    public int hashCode() {
        return measures.hashCode();
    }

    @Override
    public String toString() {
        return measures.toString();
    }
}
