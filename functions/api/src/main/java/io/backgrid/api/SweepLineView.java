package io.backgrid.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepState;
import io.backgrid.jobs.sweep.TrialLayout;
import java.util.List;
import java.util.Optional;

/// A sweep as a line of a list: enough to know it again, without the lists that its request holds.
final class SweepLineView {
    /// Of the series, only so many are named.
    private static final int NAMES = 5;

    private static final List<String> SERIES = List.of("symbols", "datasets");
    private static final List<String> ALIKE = List.of("strategy", "entry_rule", "short_entry_rule", "objective");

    private SweepLineView() {}

    static ObjectNode of(Sweep sweep) {
        ObjectNode json = SweepView.head(sweep);
        JsonNode spec = sweep.request().toJson();
        for (String field : SERIES) {
            if (spec.has(field)) {
                ArrayNode names = json.putArray(field);
                spec.get(field).valueStream().limit(NAMES).forEach(names::add);
            }
        }
        json.put("series", sweep.data().size());
        ALIKE.stream().filter(spec::has).forEach(field -> json.set(field, spec.get(field)));
        TrialLayout layout = TrialLayout.of(sweep.request());
        ObjectNode axes = json.putObject("axes");
        for (int axis = 0; axis < layout.axes().size(); axis++) {
            axes.put(TrialsView.name(layout, axis), layout.axes().get(axis).size());
        }
        json.put("trials", sweep.trials());
        if (sweep.state() instanceof SweepState.Completed(SweepCompletion completion)) {
            putBest(json, sweep.request().objective(), completion);
        }
        return json;
    }

    private static void putBest(ObjectNode json, TrialMetric objective, SweepCompletion completion) {
        List<Double> spread = Optional.ofNullable(completion.quantiles().get(objective))
                .map(Quantiles::values)
                .orElse(List.of());
        double best = spread.isEmpty() ? Double.NaN : objective.lowerIsBetter() ? spread.getFirst() : spread.getLast();
        json.set("best_value", TrialsView.number(objective, best));
    }
}
