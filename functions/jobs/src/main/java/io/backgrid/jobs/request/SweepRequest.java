package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A checked request for a sweep: a backtest some of whose numbers are lists, on some series. Nothing in it is left to
/// a default any more.
///
/// @param data       which series, at least one, symbols or uploads
/// @param start      first date used, inclusive; each series' first when empty
/// @param end        last date used, inclusive; each series' last when empty
/// @param interval   how far the bars of all series are apart
/// @param grid       the backtest and what varies
/// @param sample     which trials run; all that `where` allows when empty
/// @param objective  the metric that trials are ranked by
/// @param keepCurves of how many of the best trials the whole curve is kept
/// @param budget     most dollars that it may cost; no bound when empty
public record SweepRequest(
        List<DataChoice> data,
        Optional<LocalDate> start,
        Optional<LocalDate> end,
        Interval interval,
        SweepSpec grid,
        Optional<Sample> sample,
        TrialMetric objective,
        int keepCurves,
        Optional<Double> budget) {

    private static final String MAINTENANCE = "maintenance_margin";

    /// Trials drawn from a grid without replacement.
    ///
    /// @param count how many, at least 1
    /// @param seed  the same seed draws the same trials
    public record Sample(long count, long seed) {}

    public SweepRequest {
        data = List.copyOf(data);
    }

    /// The job that a trial is.
    ///
    /// @param trial number in the whole sweep: series outermost, then the axes, the last one fastest
    /// @throws io.backgrid.engine.range.InvalidSpecException if its combination cannot be
    public JobSpec job(long trial) {
        long perSeries = grid.trials();
        BacktestSpec backtest = grid.trial(trial % perSeries);
        return new JobSpec(data.get(Math.toIntExact(trial / perSeries)), start, end, interval, backtest);
    }

    /// The request that asks for exactly this: as a job's, with the swept numbers as lists. Parameters keep their
    /// order, which numbers the trials; all other keys are in alphabetical order.
    public ObjectNode toJson() {
        ObjectNode json = partOf(data, grid.axes());
        start.ifPresent(date -> json.put("start", date.toString()));
        end.ifPresent(date -> json.put("end", date.toString()));
        json.put("objective", objective.wireName());
        json.put("keep_curves", keepCurves);
        budget.ifPresent(dollars -> BacktestJson.putNumber(json, "budget_usd", dollars));
        return sorted(json);
    }

    /// What decides the rows of some trials, apart from the bars: this request on some of its series and on a part of
    /// its grid. Equal texts mean equal rows.
    public String canonicalPart(List<DataChoice> series, List<Axis> axes) {
        ObjectNode json = partOf(series, axes);
        if (!json.has(MAINTENANCE)) {
            // A whole request leaves it to the first leverage, which need not be among those of a part.
            BacktestJson.putNumber(json, MAINTENANCE, grid.base().margin().maintenance());
        }
        return sorted(json).toString();
    }

    private ObjectNode partOf(List<DataChoice> series, List<Axis> axes) {
        ObjectNode json = BacktestJson.of(grid.base());
        axes.forEach(axis -> put(json, axis));
        ArrayNode names = json.putArray(data.getFirst() instanceof DataChoice.Symbol ? "symbols" : "datasets");
        series.forEach(each -> names.add(each.name().value()));
        json.put("interval", interval.wireName());
        grid.where().ifPresent(rule -> json.put("where", rule.text()));
        sample.ifPresent(
                drawn -> json.putObject("sample").put("count", drawn.count()).put("seed", drawn.seed()));
        return json;
    }

    private static ObjectNode sorted(ObjectNode json) {
        JsonNode params = json.get("params");
        ObjectNode sorted = BacktestJson.sorted(json);
        sorted.set("params", params);
        return sorted;
    }

    private static void put(ObjectNode json, Axis axis) {
        String path = axis.path();
        int dot = path.indexOf('.');
        String field = dot < 0 ? path : path.substring(0, dot);
        String inner = path.substring(dot + 1);
        if (field.equals("slippage")) {
            ObjectNode slippage = json.get(field) instanceof ObjectNode object
                    ? object
                    : (ObjectNode) json.putObject(field).set("rate", json.get(field));
            putValues(slippage, dot < 0 ? "rate" : inner, axis.values());
        } else if (dot < 0) {
            putValues(json, field, axis.values());
        } else {
            ObjectNode object = json.withObjectProperty(field);
            putValues(object, inner, axis.values());
        }
    }

    private static void putValues(ObjectNode object, String name, List<Double> values) {
        // Removed first, so that the order of the parameters becomes that of the axes.
        object.remove(name);
        ArrayNode list = object.putArray(name);
        values.forEach(value -> BacktestJson.addNumber(list, value));
    }

    /// [#toJson()] as text.
    public String canonicalJson() {
        return toJson().toString();
    }

    /// SHA-256 of [#canonicalJson()] in UTF-8, 64 lower-case hex digits.
    public String sha256() {
        return Sha256.hex(canonicalJson());
    }
}
