package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.RuleEvaluator;
import java.util.HashMap;
import java.util.Map;

/// Values of parameters by trial, and the evaluator that all trials share.
///
/// @param grid of the sweep
/// @param fixed values of parameters that do not vary, and of those that do in the base
/// @param bars what rules look at
/// @param evaluator remembers what it computed; used by one thread at a time
record Bindings(Grid grid, Map<String, Double> fixed, Bars bars, RuleEvaluator evaluator) {
    /// Every parameter of the trial at some places.
    Map<String, Double> at(int[] places) {
        Map<String, Double> values = new HashMap<>(fixed);
        for (int axis = 0; axis < grid.axes(); axis++) {
            String path = grid.path(axis);
            if (path.startsWith(Axis.PARAMS)) {
                values.put(path.substring(Axis.PARAMS.length()), grid.value(axis, places[axis]));
            }
        }
        return values;
    }
}
