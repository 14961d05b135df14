package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.request.StrategyCatalogue;

/// The catalogue of strategies as users see it.
final class StrategiesView {
    private StrategiesView() {}

    static ObjectNode all() {
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("strategies");
        for (StrategyCatalogue.Entry entry : StrategyCatalogue.entries()) {
            ObjectNode strategy = list.addObject()
                    .put("name", entry.name())
                    .put("description", entry.description())
                    .put("rules", entry.rules());
            ArrayNode params = strategy.putArray("params");
            for (StrategyCatalogue.Parameter parameter : entry.parameters()) {
                params.addObject()
                        .put("name", parameter.name())
                        .put("type", "integer")
                        .put("default", parameter.defaultValue())
                        .put("minimum", (long) parameter.range().low())
                        .put("maximum", (long) parameter.range().high())
                        .put("description", parameter.description());
            }
        }
        return json;
    }
}
