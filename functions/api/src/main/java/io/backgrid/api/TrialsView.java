package io.backgrid.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.List;
import java.util.stream.IntStream;

/// Trials as users see them.
final class TrialsView {
    private static final String PARAMS = "params.";

    private TrialsView() {}

    static ArrayNode rows(TrialLayout layout, TrialRows rows) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (int row = 0; row < rows.size(); row++) {
            put(list.addObject(), layout, rows, row);
        }
        return list;
    }

    /// What users call an axis: a parameter by its name, any other number by its path, and a parameter too where both
    /// are called the same.
    static String name(TrialLayout layout, int axis) {
        String path = layout.axes().get(axis).path();
        String bare = path.startsWith(PARAMS) ? path.substring(PARAMS.length()) : path;
        boolean clashes = layout.axes().stream()
                .anyMatch(other -> !other.path().equals(path) && other.path().equals(bare));
        return clashes ? path : bare;
    }

    /// What users call all axes, in their order.
    static List<String> names(TrialLayout layout) {
        return IntStream.range(0, layout.axes().size())
                .mapToObj(axis -> name(layout, axis))
                .toList();
    }

    /// A value of a metric: a whole number where the metric counts, `null` where there is none.
    ///
    /// @param value NaN where there is none
    static JsonNode number(TrialMetric metric, double value) {
        if (Double.isNaN(value)) {
            return JsonNodeFactory.instance.nullNode();
        }
        boolean counts = metric.metric().filter(Metric::isWholeNumber).isPresent();
        return counts ? Json.number(value) : JsonNodeFactory.instance.numberNode(value);
    }

    private static void put(ObjectNode json, TrialLayout layout, TrialRows rows, int row) {
        long trial = rows.trial(row);
        TrialStatus status = rows.status(row);
        json.put("trial", trial).put("symbol", layout.symbols().get(layout.symbol(trial)));
        ObjectNode values = json.putObject("values");
        for (int axis = 0; axis < layout.axes().size(); axis++) {
            values.set(name(layout, axis), Json.number(layout.value(axis, trial)));
        }
        json.put("status", status.wireName());
        if (status == TrialStatus.RAN) {
            ObjectNode metrics = json.putObject("metrics");
            ObjectNode undefined = Json.object();
            for (TrialMetric metric : TrialMetric.values()) {
                metrics.set(metric.wireName(), number(metric, rows.number(metric, row)));
                rows.undefined(metric, row).ifPresent(reason -> undefined.put(metric.wireName(), reason.wireName()));
            }
            metrics.set("undefined", undefined);
        }
    }
}
