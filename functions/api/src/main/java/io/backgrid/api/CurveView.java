package io.backgrid.api;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.dataset.Interval;

/// An equity curve as users see it.
final class CurveView {
    private CurveView() {}

    /// The whole curve.
    static ObjectNode of(Job job, EquityCurve curve) {
        return from(0, job, curve);
    }

    /// The points strictly later than a time, none when the curve ends before; thinned as if there were no others.
    ///
    /// @param after a date, or an instant where the bars are within a day
    /// @throws ProblemException 400 when it is not
    static ObjectNode after(String after, Job job, EquityCurve curve) {
        return from(
                firstLater(curve, Json.epochSecond("after", after, job.spec().interval())), job, curve);
    }

    private static ObjectNode from(int first, Job job, EquityCurve curve) {
        Interval interval = job.spec().interval();
        String timeField = Json.timeField("", interval);
        int[] points = CurveThinning.points(curve, first);
        ObjectNode json = Json.object()
                .put("job_id", job.ref().id().value())
                .put("thinned", points.length < curve.size() - first);
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

    /// The first point later than a time in epoch seconds, or the curve's size.
    private static int firstLater(EquityCurve curve, long time) {
        int low = 0;
        int high = curve.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (curve.time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }
}
