package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.TrialLayout;

/// A heat map as users see it: a row of cells for each value of y, in it a cell for each value of x.
final class HeatMapView {
    private HeatMapView() {}

    static void put(ObjectNode json, TrialLayout layout, HeatMap map, HeatMapQuery query) {
        TrialMetric metric = query.metric();
        json.put("metric", metric.wireName()).put("best", metric.lowerIsBetter() ? "lowest" : "highest");
        putAxis(json.putObject("x"), layout, query.x());
        putAxis(json.putObject("y"), layout, query.y());
        // Stored once for each pair, with the axis that comes first to the right.
        boolean turned = query.x() > query.y();
        ArrayNode rows = json.putArray("cells");
        for (int up = 0; up < layout.axes().get(query.y()).size(); up++) {
            ArrayNode row = rows.addArray();
            for (int right = 0; right < layout.axes().get(query.x()).size(); right++) {
                double best = turned ? map.best(metric, up, right) : map.best(metric, right, up);
                row.add(TrialsView.number(metric, best));
            }
        }
    }

    private static void putAxis(ObjectNode json, TrialLayout layout, int axis) {
        json.put("name", TrialsView.name(layout, axis));
        ArrayNode values = json.putArray("values");
        layout.axes().get(axis).values().forEach(value -> values.add(Json.number(value)));
    }
}
