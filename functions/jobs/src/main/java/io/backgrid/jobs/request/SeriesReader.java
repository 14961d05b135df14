package io.backgrid.jobs.request;

import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Reads which series a request runs on, and which part of them.
final class SeriesReader {
    private static final String SYMBOL = "symbol";
    private static final String DATASET = "dataset";
    private static final String SYMBOLS = "symbols";
    private static final String DATASETS = "datasets";
    /// Keeps the item of a sweep well below what a table takes.
    static final int MOST_SERIES = 500;

    private SeriesReader() {}

    /// The one series of a job; empty when something is wrong, which then is noted.
    ///
    /// @param lookup called only with a well-formed name
    static Optional<Series> one(Fields fields, Function<DataChoice, Optional<Dataset>> lookup) {
        Optional<String> symbol = fields.text(SYMBOL);
        Optional<String> dataset = fields.text(DATASET);
        if (fields.has(SYMBOL) == fields.has(DATASET)) {
            fields.refuse(
                    SYMBOL,
                    fields.has(SYMBOL)
                            ? "and dataset exclude each other: keep one"
                            : "is required, unless dataset names a series of your own");
            return Optional.empty();
        }
        String field = symbol.isPresent() ? SYMBOL : DATASET;
        return symbol.or(() -> dataset).flatMap(name -> find(fields, field, name, lookup));
    }

    /// The series of a sweep in their order; some are missing when something is wrong, which then is noted.
    ///
    /// @param lookup called only with well-formed names
    static List<Series> some(Fields fields, Function<DataChoice, Optional<Dataset>> lookup) {
        List<String> given = List.of(SYMBOL, SYMBOLS, DATASET, DATASETS).stream()
                .filter(fields::has)
                .toList();
        if (given.size() != 1) {
            fields.refuse(
                    SYMBOLS,
                    given.isEmpty()
                            ? "is required, unless datasets names series of your own"
                            : "and "
                                    + String.join(
                                            ", ",
                                            given.stream()
                                                    .filter(name -> !name.equals(SYMBOLS))
                                                    .toList()) + " exclude each other: keep one");
            return List.of();
        }
        String field = given.getFirst();
        List<String> names = field.endsWith("s")
                ? fields.texts(field)
                : fields.text(field).stream().toList();
        if (names.size() > MOST_SERIES) {
            fields.refuse(field, "may name " + MOST_SERIES + " series but names " + names.size());
            return List.of();
        }
        List<Series> found = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                fields.refuse(field, "names '" + name + "' twice");
            } else {
                find(fields, field, name, lookup).ifPresent(found::add);
            }
        }
        return found;
    }

    private static Optional<Series> find(
            Fields fields, String field, String text, Function<DataChoice, Optional<Dataset>> lookup) {
        Optional<DatasetName> name = DatasetName.parse(text);
        if (name.isEmpty()) {
            fields.refuse(field, DatasetName.RULE);
            return Optional.empty();
        }
        DataChoice data =
                field.startsWith(SYMBOL) ? new DataChoice.Symbol(name.get()) : new DataChoice.Upload(name.get());
        Optional<Dataset> found = lookup.apply(data);
        if (found.isEmpty()) {
            fields.refuse(
                    field,
                    "'" + name.get() + "' is not known; GET /api/v1/datasets lists what there is, and PUT"
                            + " /api/v1/datasets/{name} adds your own");
        }
        return found.map(dataset -> new Series(data, dataset));
    }

    /// How far the bars of all series are apart.
    static Interval interval(Fields fields, List<Series> series) {
        Interval actual = series.isEmpty()
                ? Interval.ONE_DAY
                : series.getFirst().dataset().interval();
        Interval asked = fields.oneOf("interval", List.of(Interval.values()), Interval::wireName, actual);
        for (Series each : series) {
            if (each.dataset().interval() != asked) {
                fields.refuse(
                        "interval",
                        "must be " + each.dataset().interval().wireName() + ", which is what "
                                + each.data().name() + " holds, but was \"" + asked.wireName() + "\"");
                return actual;
            }
        }
        return actual;
    }

    /// Refuses dates that leave a series without bars.
    static void checkDates(Fields fields, Optional<LocalDate> start, Optional<LocalDate> end, List<Series> series) {
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            fields.refuse("end", "must not be before start (" + start.get() + ") but was " + end.get());
            return;
        }
        series.forEach(each -> checkDates(fields, start, end, each.dataset()));
    }

    private static void checkDates(Fields fields, Optional<LocalDate> start, Optional<LocalDate> end, Dataset data) {
        LocalDate first = data.from().atZone(ZoneOffset.UTC).toLocalDate();
        LocalDate last = data.to().atZone(ZoneOffset.UTC).toLocalDate();
        if (start.isPresent() && start.get().isAfter(last)) {
            fields.refuse(
                    "start",
                    "must not be after the last bar of " + data.name() + " (" + last + ") but was " + start.get());
        }
        if (end.isPresent() && end.get().isBefore(first)) {
            fields.refuse(
                    "end",
                    "must not be before the first bar of " + data.name() + " (" + first + ") but was " + end.get());
        }
    }
}
