package io.backgrid.jobs;

import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Metrics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/// Metrics by their wire names, in the engine's order. Names are data here, so that what an earlier or later engine
/// stored can still be read and shown.
///
/// @param values    metric to value; ratios are fractions
/// @param undefined metric to the reason code why it has no value
public record MetricValues(Map<String, Double> values, Map<String, String> undefined) {

    public MetricValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        undefined = Collections.unmodifiableMap(new LinkedHashMap<>(undefined));
    }

    /// All metrics of one result.
    public static MetricValues of(Metrics metrics) {
        Map<String, Double> values = new LinkedHashMap<>();
        Map<String, String> undefined = new LinkedHashMap<>();
        for (Metric metric : Metric.values()) {
            metrics.value(metric).ifPresent(value -> values.put(metric.wireName(), value));
            metrics.undefined(metric).ifPresent(reason -> undefined.put(metric.wireName(), reason.wireName()));
        }
        return new MetricValues(values, undefined);
    }

    /// The value of `metric`, or empty when it is undefined.
    public OptionalDouble value(Metric metric) {
        Double value = values.get(metric.wireName());
        return value == null ? OptionalDouble.empty() : OptionalDouble.of(value);
    }
}
