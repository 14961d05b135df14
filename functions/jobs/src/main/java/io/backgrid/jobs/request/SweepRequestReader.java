package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.ParameterRange;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.sweep.TrialGrid;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads the JSON of a sweep's request into a [SweepRequest], or says everything that is wrong with it.
public final class SweepRequestReader {
    /// Numbers of a grid, excluded ones included, for each trial that may run: beyond that, going through the numbers
    /// would take longer than the trials.
    private static final long NUMBERS_PER_TRIAL = 100;

    /// Combinations that `where` is asked for before a sweep is accepted: about a second.
    private static final int MOST_COMPARED = 10_000_000;

    private static final int MOST_CURVES = 100;
    private static final Range CURVES_RANGE = Range.wholeNumbers(0, MOST_CURVES);
    private static final Range BUDGET_RANGE = Range.openClosed(0, 1e6);
    private static final Range SEED_RANGE = Range.wholeNumbers(0, Integer.MAX_VALUE);

    private final Fields fields;
    private final GridReader.Grid grid;
    private final long mostTrials;

    private SweepRequestReader(Fields fields, GridReader.Grid grid, long mostTrials) {
        this.fields = fields;
        this.grid = grid;
        this.mostTrials = mostTrials;
    }

    /// A request and the series it resolved to.
    ///
    /// @param data   in the order of the request
    /// @param trials that are to run
    public record Resolved(SweepRequest request, List<Dataset> data, long trials) {
        public Resolved {
            data = List.copyOf(data);
        }
    }

    /// Reads a request that was checked when it was accepted.
    ///
    /// @param lookup finds the series asked for; called in their order
    public static SweepRequest stored(String json, Function<DataChoice, Optional<Dataset>> lookup) {
        return parse(json, lookup, Long.MAX_VALUE, (_, request) -> Optional.of(request));
    }

    /// Reads and checks a request.
    ///
    /// @param json       the body of the request
    /// @param lookup     finds the series asked for; called only with well-formed names
    /// @param mostTrials that may run
    /// @throws MalformedRequestException when the body is no JSON object
    /// @throws InvalidRequestException   with everything that is wrong
    public static Resolved read(String json, Function<DataChoice, Optional<Dataset>> lookup, long mostTrials) {
        List<Dataset> data = new ArrayList<>();
        Function<DataChoice, Optional<Dataset>> noting = choice -> {
            Optional<Dataset> found = lookup.apply(choice);
            found.ifPresent(data::add);
            return found;
        };
        return parse(
                json,
                noting,
                mostTrials,
                (reader, request) -> reader.trials(request).map(trials -> new Resolved(request, data, trials)));
    }

    private static <T> T parse(
            String json,
            Function<DataChoice, Optional<Dataset>> lookup,
            long mostTrials,
            BiFunction<SweepRequestReader, SweepRequest, Optional<T>> last) {
        List<Violation> violations = new ArrayList<>();
        GridReader.Grid grid = GridReader.read((ObjectNode) JobSpecReader.parse(json), violations);
        List<Violation> later = new ArrayList<>();
        SweepRequestReader reader = new SweepRequestReader(Fields.root(grid.single(), later), grid, mostTrials);
        Optional<T> read = reader.request(lookup).flatMap(request -> last.apply(reader, request));
        // What was taken out because something is wrong with it has been said once.
        later.stream().filter(each -> !grid.broken().contains(each.path())).forEach(violations::add);
        if (!violations.isEmpty() || read.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        return read.get();
    }

    private Optional<SweepRequest> request(Function<DataChoice, Optional<Dataset>> lookup) {
        List<Series> series = SeriesReader.some(fields, lookup);
        Interval interval = SeriesReader.interval(fields, series);
        Optional<LocalDate> start = fields.date("start");
        Optional<LocalDate> end = fields.date("end");
        SeriesReader.checkDates(fields, start, end, series);
        Optional<BacktestSpec> base = BacktestReader.read(fields, interval);
        Optional<Rule> where = fields.rule("where");
        Optional<SweepRequest.Sample> sample = sample();
        TrialMetric objective =
                fields.oneOf("objective", List.of(TrialMetric.values()), TrialMetric::wireName, TrialMetric.SHARPE);
        int curves = (int) fields.number("keep_curves", 0, CURVES_RANGE);
        Optional<Double> budget =
                fields.has("budget_usd") ? fields.optionalNumber("budget_usd", BUDGET_RANGE) : Optional.empty();
        fields.refuseUnknown();
        if (fields.hasViolations() || !grid.broken().isEmpty() || series.isEmpty()) {
            return Optional.empty();
        }
        return base.flatMap(single -> spec(single, where))
                .map(spec -> new SweepRequest(
                        series.stream().map(Series::data).toList(),
                        start,
                        end,
                        interval,
                        spec,
                        sample,
                        objective,
                        curves,
                        budget));
    }

    private Optional<SweepRequest.Sample> sample() {
        if (!fields.has("sample")) {
            return Optional.empty();
        }
        Fields sample = fields.object("sample");
        if (!fields.isObject("sample")) {
            return Optional.empty();
        }
        if (!sample.has("count")) {
            sample.refuse("count", "is required: how many trials to draw");
        }
        Range counts = Range.wholeNumbers(1, (int) Math.min(Integer.MAX_VALUE, mostTrials));
        long count = (long) sample.number("count", 1, counts);
        long seed = (long) sample.number("seed", 0, SEED_RANGE);
        sample.refuseUnknown();
        return Optional.of(new SweepRequest.Sample(count, seed));
    }

    private Optional<SweepSpec> spec(BacktestSpec base, Optional<Rule> where) {
        base.strategy().name().flatMap(StrategyCatalogue::find).ifPresent(this::checkParameters);
        if (fields.hasViolations()) {
            return Optional.empty();
        }
        try {
            return Optional.of(new SweepSpec(base, grid.axes(), where));
        } catch (InvalidSpecException wrong) {
            fields.refuse(wrong.path(), wrong.violation());
            return Optional.empty();
        }
    }

    /// Refuses values that the strategy takes in no job; of the first ones, which stand in the base, that is known.
    private void checkParameters(CatalogueStrategy strategy) {
        for (ParameterRange parameter : strategy.parameters()) {
            String path = "params." + parameter.name();
            grid.axes().stream()
                    .filter(axis -> axis.path().equals(path))
                    .flatMap(axis -> axis.values().stream())
                    .filter(value -> !parameter.range().contains(value))
                    .findFirst()
                    .ifPresent(value ->
                            fields.refuse(path, "must be " + parameter.range().requirement() + " but has " + value));
        }
    }

    /// How many trials are to run; empty when they are too many or none, which then is noted.
    private Optional<Long> trials(SweepRequest request) {
        TrialGrid trials = new TrialGrid(request.grid().axes(), request.grid().where());
        long series = request.data().size();
        // At most 2^40 times 500.
        long numbers = trials.size() * series;
        boolean sampled = request.sample().isPresent();
        if (numbers > (sampled ? SweepSpec.MOST_TRIALS : NUMBERS_PER_TRIAL * mostTrials)) {
            return refuseSize(request, numbers, numbers, sampled ? "use fewer values" : "use fewer values, or sample");
        }
        double compared =
                request.grid().where().map(rule -> combinations(request, rule)).orElse(1.0);
        if (compared > MOST_COMPARED) {
            fields.refuse(
                    "where",
                    String.format(
                            Locale.ROOT,
                            "compares parameters that have %,.0f combinations; at most %,d can be checked: use fewer values",
                            compared,
                            MOST_COMPARED));
            return Optional.empty();
        }
        long allowed = trials.allowed() * series;
        if (allowed == 0) {
            fields.refuse("where", String.format(Locale.ROOT, "leaves none of %,d combinations: loosen it", numbers));
            return Optional.empty();
        }
        if (request.sample().isPresent()) {
            long count = request.sample().get().count();
            if (count > allowed) {
                fields.refuse(
                        "sample.count",
                        String.format(
                                Locale.ROOT,
                                "must be at most %,d, which is all there are%s, but was %,d",
                                allowed,
                                request.grid().where().isPresent() ? " under where" : "",
                                count));
                return Optional.empty();
            }
            return Optional.of(count);
        }
        return allowed <= mostTrials
                ? Optional.of(allowed)
                : refuseSize(request, numbers, allowed, "use fewer values, a tighter where, or sample");
    }

    private static double combinations(SweepRequest request, Rule where) {
        return request.grid().axes().stream()
                .filter(axis -> where.parameters().contains(axis.path().replaceFirst("^params\\.", "")))
                .mapToDouble(Axis::size)
                .reduce(1, (left, right) -> left * right);
    }

    private Optional<Long> refuseSize(SweepRequest request, long numbers, long allowed, String remedy) {
        String sizes = request.grid().axes().stream()
                .map(axis -> "%d of %s".formatted(axis.size(), axis.path()))
                .collect(Collectors.joining(" x "));
        String series = request.data().size() == 1 ? "" : request.data().size() + " series x ";
        String left = allowed == numbers ? "" : String.format(Locale.ROOT, ", of which where leaves %,d", allowed);
        fields.refuse(
                "params",
                String.format(
                        Locale.ROOT,
                        "make %,d trials (%s%s)%s; at most %,d can run: %s",
                        numbers,
                        series,
                        sizes,
                        left,
                        mostTrials,
                        remedy));
        return Optional.empty();
    }
}
