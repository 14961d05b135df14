package io.backgrid.jobs.request;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Interval;
import java.time.LocalDate;
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

        Optional<Series> series = SeriesReader.one(fields, lookup);
        Interval interval = SeriesReader.interval(fields, series.stream().toList());
        Optional<LocalDate> start = fields.date("start");
        Optional<LocalDate> end = fields.date("end");
        Optional<BacktestSpec> backtest = BacktestReader.read(fields, interval);
        Set<Verification> verify = verify(fields);
        SeriesReader.checkDates(fields, start, end, series.stream().toList());
        fields.refuseUnknown();
        if (!violations.isEmpty() || series.isEmpty() || backtest.isEmpty()) {
            throw new InvalidRequestException(violations);
        }
        Series chosen = series.get();
        return new Resolved(new JobSpec(chosen.data(), start, end, interval, backtest.get(), verify), chosen.dataset());
    }

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
}
