package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.sweep.Axis;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Takes the lists and ranges out of a sweep's request. What is left is the request of a single backtest, with the
/// first value of each list in its place.
final class GridReader {
    private static final String PARAMS = "params";
    /// Fields whose lists are no values to try. Parameters are read by themselves: one may be called `from`.
    private static final Set<String> NO_AXES = Set.of("symbols", "datasets", "verify", PARAMS);

    private final List<Violation> violations;
    private final List<Axis> axes = new ArrayList<>();
    private final Set<String> broken = new HashSet<>();

    private GridReader(List<Violation> violations) {
        this.violations = violations;
    }

    /// A grid, as far as it could be read.
    ///
    /// @param single the request of a single backtest
    /// @param axes   parameters in the order given, then other numbers by path
    /// @param broken paths that were lists or ranges and are missing in `single`, as something is wrong with them
    record Grid(ObjectNode single, List<Axis> axes, Set<String> broken) {}

    /// Reads a request; what is wrong is noted.
    static Grid read(ObjectNode request, List<Violation> violations) {
        GridReader reader = new GridReader(violations);
        ObjectNode single = request.deepCopy();
        Fields fields = Fields.root(request, violations);
        if (fields.isObject(PARAMS)) {
            reader.take(fields.object(PARAMS), PARAMS + ".", single.path(PARAMS));
        }
        List<Axis> others = reader.others(request, single);
        List<Axis> all = new ArrayList<>(reader.axes);
        all.addAll(others);
        refuseTooManyValues(all, violations);
        return new Grid(single, all, reader.broken);
    }

    /// A sweep's item holds every value of all lists.
    private static void refuseTooManyValues(List<Axis> axes, List<Violation> violations) {
        int values = axes.stream().mapToInt(Axis::size).sum();
        if (values > ValueRange.MOST_VALUES) {
            violations.add(new Violation(
                    PARAMS,
                    String.format(
                            Locale.ROOT,
                            "and all other lists hold %,d values together; at most %,d fit into a sweep: use fewer",
                            values,
                            ValueRange.MOST_VALUES)));
        }
    }

    private List<Axis> others(ObjectNode request, ObjectNode single) {
        GridReader reader = new GridReader(violations);
        Fields root = Fields.root(request, violations);
        for (String name : root.names()) {
            JsonNode value = request.get(name);
            if (isAxis(value) && !NO_AXES.contains(name)) {
                reader.take(root, name, name, single);
            } else if (value.isObject() && !name.equals(PARAMS)) {
                reader.take(root.object(name), name + ".", single.get(name));
            }
        }
        broken.addAll(reader.broken);
        reader.axes.sort(Comparator.comparing(Axis::path));
        return reader.axes;
    }

    private void take(Fields fields, String prefix, JsonNode single) {
        if (single instanceof ObjectNode object) {
            for (String name : fields.names()) {
                if (isAxis(object.get(name))) {
                    take(fields, name, prefix + name, object);
                }
            }
        }
    }

    private static boolean isAxis(JsonNode value) {
        return value.isArray() || value.has("from");
    }

    private void take(Fields fields, String name, String path, ObjectNode single) {
        List<Double> values = fields.isObject(name) ? ValueRange.read(fields.object(name)) : fields.numbers(name);
        Optional<Axis> axis = values.isEmpty() ? Optional.empty() : axis(path, values);
        if (axis.isEmpty()) {
            broken.add(path);
            single.remove(name);
            return;
        }
        axes.add(axis.get());
        BacktestJson.putNumber(single, name, values.getFirst());
    }

    private Optional<Axis> axis(String path, List<Double> values) {
        try {
            // The rate is what a number alone means, and what the engine calls by the name of both.
            return Optional.of(new Axis(path.equals("slippage.rate") ? "slippage" : path, values));
        } catch (InvalidSpecException wrong) {
            violations.add(new Violation(wrong.path(), wrong.violation()));
            return Optional.empty();
        }
    }
}
