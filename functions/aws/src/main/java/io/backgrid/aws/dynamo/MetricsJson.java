package io.backgrid.aws.dynamo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.MetricValues;
import java.util.LinkedHashMap;
import java.util.Map;

/// Metrics as one JSON text, `{"values": {...}, "undefined": {...}}`: JSON written from a double reads back as the same
/// double, which a DynamoDB number does not promise, and the order stays.
final class MetricsJson {
    private static final JsonMapper JSON = new JsonMapper();

    private MetricsJson() {}

    /// @throws IllegalArgumentException when a value is not finite: such a metric is undefined, with a reason
    static String write(MetricValues metrics) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ObjectNode values = json.putObject("values");
        metrics.values().forEach((name, value) -> {
            if (!Double.isFinite(value)) {
                throw new IllegalArgumentException("metric " + name + " must be finite but is " + value);
            }
            values.put(name, value);
        });
        ObjectNode undefined = json.putObject("undefined");
        metrics.undefined().forEach(undefined::put);
        return json.toString();
    }

    static MetricValues read(String text) {
        try {
            JsonNode json = JSON.readTree(text);
            Map<String, Double> values = new LinkedHashMap<>();
            json.path("values")
                    .properties()
                    .forEach(each -> values.put(each.getKey(), each.getValue().doubleValue()));
            Map<String, String> undefined = new LinkedHashMap<>();
            json.path("undefined")
                    .properties()
                    .forEach(
                            each -> undefined.put(each.getKey(), each.getValue().textValue()));
            return new MetricValues(values, undefined);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("stored metrics are not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
