package io.backgrid.aws.journal;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;

/// Metrics inside a log line, in CloudWatch's embedded metric format: `_aws` says which fields of the line are
/// metrics.
final class MetricBlock {
    private static final String NAMESPACE = "Backgrid";
    private static final String DIMENSION = "Function";

    private final String function;
    private final Instant time;
    private final ArrayNode definitions = JsonNodeFactory.instance.arrayNode();
    private final ObjectNode values = JsonNodeFactory.instance.objectNode();

    MetricBlock(String function, Instant time) {
        this.function = function;
        this.time = time;
    }

    MetricBlock count(String name, long value) {
        return add(name, "Count", value);
    }

    MetricBlock milliseconds(String name, Duration value) {
        return add(name, "Milliseconds", value.toMillis());
    }

    private MetricBlock add(String name, String unit, long value) {
        definitions.addObject().put("Name", name).put("Unit", unit);
        values.put(name, value);
        return this;
    }

    /// Adds the metrics to a line; nothing when there are none.
    void addTo(ObjectNode line) {
        if (values.isEmpty()) {
            return;
        }
        line.put(DIMENSION, function).setAll(values);
        ObjectNode block = line.putObject("_aws").put("Timestamp", time.toEpochMilli());
        ObjectNode directive = block.putArray("CloudWatchMetrics").addObject().put("Namespace", NAMESPACE);
        directive.putArray("Dimensions").addArray().add(DIMENSION);
        directive.set("Metrics", definitions);
    }
}
