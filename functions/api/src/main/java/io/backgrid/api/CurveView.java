package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Interval;

/// An equity curve as users see it.
final class CurveView {
    private CurveView() {}

    static ObjectNode of(Job job, EquityCurve curve) {
        Interval interval = job.spec().interval();
        String timeField = Json.timeField("", interval);
        int[] points = CurveThinning.points(curve);
        ObjectNode json =
                Json.object().put("job_id", job.ref().id().value()).put("thinned", points.length < curve.size());
        ArrayNode list = json.putArray("points");
        for (int point : points) {
            list.addObject()
                    .put(timeField, Json.time(curve.time(point), interval))
                    .put("equity", curve.equity(point))
                    .put("drawdown", curve.drawdown(point))
                    .put("position", curve.position(point));
        }
        return json;
    }
}
