package io.backgrid.jobs.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads the JSON of a job request into a [JobSpec], or says everything that is wrong with it.
public final class JobSpecReader {
    static final JsonMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    // ": enable `JsonReadFeature.X` to allow" and "(start marker at [Source: ...])" are such endings.
    private static final Pattern PARSERS_OWN = Pattern.compile(" ?[:;(][^:;(]*(`|\\[Source).*", Pattern.DOTALL);

    private static final int LONGEST_REASON = 200;

    private JobSpecReader() {}

    /// A request and the series it resolved to.
    public record Resolved(JobSpec spec, Dataset data) {}

    /// Reads and checks a request.
    ///
    /// @param json   the body of the request
    /// @param lookup finds the series asked for; called at most once, only with a well-formed name
    /// @throws MalformedRequestException when the body is no JSON object
    /// @throws InvalidRequestException   with everything that is wrong
    public static Resolved read(String json, Function<DataChoice, Optional<Dataset>> lookup) {
        List<Violation> violations = new ArrayList<>();
        Fields fields = Fields.root(parse(json), violations);

        Optional<Choice> choice = data(fields, lookup);
        Interval interval = interval(fields, choice);
        Optional<LocalDate> start = fields.date("start");
        Optional<LocalDate> end = fields.date("end");
        Optional<BacktestSpec> backtest = BacktestReader.read(fields, interval);
        Set<Verification> verify = verify(fields);
        checkDates(fields, start, end, choice);
        fields.refuseUnknown();

        if (!violations.isEmpty() || choice.isEmpty() || backtest.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        Choice chosen = choice.get();
        return new Resolved(new JobSpec(chosen.data(), start, end, interval, backtest.get(), verify), chosen.dataset());
    }

    private record Choice(DataChoice data, Dataset dataset) {}

    static JsonNode parse(String json) {
        try {
            JsonNode tree = JSON.readTree(json);
            if (!tree.isObject()) {
                throw new MalformedRequestException("the body must be a JSON object");
            }
            return tree;
        } catch (JsonProcessingException e) {
            String place = e.getLocation() == null
                    ? ""
                    : " (line " + e.getLocation().getLineNr() + ", column "
                            + e.getLocation().getColumnNr() + ")";
            throw new MalformedRequestException("the body is not valid JSON: " + reason(e) + place);
        }
    }

    /// What the parser says, without the classes and options of its own that it tells programmers about.
    private static String reason(JsonProcessingException e) {
        String all = e.getOriginalMessage();
        String said = PARSERS_OWN
                .matcher(all.substring(0, Math.min(all.length(), LONGEST_REASON)))
                .replaceFirst("");
        return said.contains("`") ? "it cannot be read" : said;
    }

    private static Optional<Choice> data(Fields fields, Function<DataChoice, Optional<Dataset>> lookup) {
        Optional<String> symbol = fields.text("symbol");
        Optional<String> dataset = fields.text("dataset");
        if (fields.has("symbol") == fields.has("dataset")) {
            fields.refuse(
                    "symbol",
                    fields.has("symbol")
                            ? "and dataset exclude each other: keep one"
                            : "is required, unless dataset names a series of your own");
            return Optional.empty();
        }
        String field = symbol.isPresent() ? "symbol" : "dataset";
        Optional<String> text = symbol.or(() -> dataset);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<DatasetName> name = DatasetName.parse(text.get());
        if (name.isEmpty()) {
            fields.refuse(field, DatasetName.RULE);
            return Optional.empty();
        }
        DataChoice data = symbol.isPresent() ? new DataChoice.Symbol(name.get()) : new DataChoice.Upload(name.get());
        Optional<Dataset> found = lookup.apply(data);
        if (found.isEmpty()) {
            fields.refuse(
                    field,
                    "'" + name.get() + "' is not known; GET /api/v1/datasets lists what there is, and PUT"
                            + " /api/v1/datasets/{name} adds your own");
        }
        return found.map(series -> new Choice(data, series));
    }

    private static Interval interval(Fields fields, Optional<Choice> choice) {
        Interval actual = choice.map(chosen -> chosen.dataset().interval()).orElse(Interval.ONE_DAY);
        Interval asked = fields.oneOf("interval", List.of(Interval.values()), Interval::wireName, actual);
        if (choice.isPresent() && asked != actual) {
            fields.refuse(
                    "interval",
                    "must be " + actual.wireName() + ", which is what "
                            + choice.get().data().name() + " holds, but was \"" + asked.wireName() + "\"");
        }
        return actual;
    }

    private static Set<Verification> verify(Fields fields) {
        Set<Verification> chosen = EnumSet.noneOf(Verification.class);
        List<String> names = fields.someOf(
                "verify",
                Stream.of(Verification.values()).map(Verification::wireName).toList());
        for (Verification verification : Verification.values()) {
            if (names.contains(verification.wireName())) {
                chosen.add(verification);
            }
        }
        return chosen;
    }

    private static void checkDates(
            Fields fields, Optional<LocalDate> start, Optional<LocalDate> end, Optional<Choice> choice) {
        if (start.isPresent() && end.isPresent() && start.get().isAfter(end.get())) {
            fields.refuse("end", "must not be before start (" + start.get() + ") but was " + end.get());
            return;
        }
        if (choice.isEmpty()) {
            return;
        }
        Dataset data = choice.get().dataset();
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
