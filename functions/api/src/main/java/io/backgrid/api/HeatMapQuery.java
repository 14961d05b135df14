package io.backgrid.api;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.TrialLayout;
import io.backgrid.jobs.sweep.ranking.HeatMaps;
import java.util.List;
import java.util.Locale;

/// Which heat map of a sweep a call asks for.
///
/// @param x      place of the axis that goes to the right
/// @param y      place of the axis that goes up, another one
/// @param metric whose best values fill the cells
record HeatMapQuery(int x, int y, TrialMetric metric) {

    /// @throws ProblemException 400 when the query says something that cannot be
    static HeatMapQuery of(Call call, Sweep sweep, TrialLayout layout) {
        int x = axis(call, layout, "x");
        int y = axis(call, layout, "y");
        if (x == y) {
            throw new ProblemException(Problem.of(
                    400, "x and y must be two numbers that differ but both are " + TrialsView.name(layout, x)));
        }
        TrialMetric metric = call.query("metric")
                .map(name -> TrialQuery.metric("metric", name))
                .orElse(sweep.request().objective());
        return new HeatMapQuery(x, y, metric);
    }

    private static int axis(Call call, TrialLayout layout, String parameter) {
        List<String> names = TrialsView.names(layout);
        String known = names.isEmpty() ? "a number that is swept, of which there is none" : String.join(", ", names);
        String name = call.query(parameter)
                .orElseThrow(() -> new ProblemException(Problem.of(400, parameter + " is required: one of " + known)));
        int axis = names.indexOf(name);
        if (axis < 0) {
            throw new ProblemException(
                    Problem.of(400, parameter + " must be one of " + known + " but was '" + name + "'"));
        }
        return axis;
    }

    /// Where the map is stored.
    ///
    /// @throws ProblemException 422 when there is none of these two
    HeatMapRef in(SweepCompletion completion, TrialLayout layout) {
        return completion.heatMaps().stream()
                .filter(map -> map.x() == Math.min(x, y) && map.y() == Math.max(x, y))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Problem.of(422, whyThereIsNone(layout))));
    }

    private String whyThereIsNone(TrialLayout layout) {
        String pair = "no heat map of " + TrialsView.name(layout, x) + " and " + TrialsView.name(layout, y);
        int width = layout.axes().get(x).size();
        int height = layout.axes().get(y).size();
        if (width == 1 || height == 1) {
            return pair + ": one of them has a single value";
        }
        long cells = (long) width * height;
        if (cells > HeatMaps.MOST_CELLS) {
            return String.format(
                    Locale.ROOT,
                    "%s: they have %,d combinations and a map at most %,d; read the parts, see GET results",
                    pair,
                    cells,
                    HeatMaps.MOST_CELLS);
        }
        return pair + ": a sweep has " + HeatMaps.MOST_MAPS + " at most, which heatmaps of GET lists; read the parts,"
                + " see GET results";
    }
}
