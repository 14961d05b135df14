package io.backgrid.offline.machine;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads what states have in common: where they go, and what they do after an error. Defaults are those of the
/// language.
final class FlowReader {
    private static final int LONGEST_DELAY = 31_622_400;

    private FlowReader() {}

    static State.Flow flow(Place place) {
        Optional<String> next = place.findText("Next");
        boolean end = place.find("End").map(JsonNode::asBoolean).orElse(false);
        if (next.isPresent() == end) {
            throw new MachineException(place.path(), "must have either Next or End: true");
        }
        DataPath output = place.findText("OutputPath")
                .map(path -> path(place, "OutputPath", path))
                .orElse(DataPath.ROOT);
        return new State.Flow(resultPath(place), output, next);
    }

    static List<Retrier> retriers(Place place) {
        return place.items("Retry").stream().map(FlowReader::retrier).toList();
    }

    static List<Catcher> catchers(Place place) {
        return place.items("Catch").stream()
                .map(item -> {
                    Catcher catcher = new Catcher(errors(item), resultPath(item), item.text("Next"));
                    item.requireNothingElse();
                    return catcher;
                })
                .toList();
    }

    static DataPath path(Place place, String name, String path) {
        return DataPath.parse(place.path() + "." + name, path);
    }

    private static Retrier retrier(Place place) {
        boolean jitter = place.find("JitterStrategy").isPresent()
                && place.oneOf("JitterStrategy", "FULL", "NONE").equals("FULL");
        Retrier retrier = new Retrier(
                errors(place),
                Duration.ofSeconds(place.integer("IntervalSeconds", 1, 1)),
                place.integer("MaxAttempts", 0, 3),
                place.number("BackoffRate", 1, 2),
                Duration.ofSeconds(place.integer("MaxDelaySeconds", 1, LONGEST_DELAY)),
                jitter);
        place.requireNothingElse();
        return retrier;
    }

    private static Set<String> errors(Place place) {
        Set<String> errors = new HashSet<>();
        for (JsonNode name : place.at("ErrorEquals")) {
            ErrorNames.requireKnown(place.path() + ".ErrorEquals", name.asText());
            errors.add(name.asText());
        }
        if (errors.isEmpty()) {
            throw place.wrong("ErrorEquals", "must be an array of names");
        }
        return errors;
    }

    /// Where the result goes: the whole by default, nowhere for null.
    private static Optional<DataPath> resultPath(Place place) {
        if (place.find("ResultPath").filter(JsonNode::isNull).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(place.findText("ResultPath")
                .map(path -> path(place, "ResultPath", path))
                .orElse(DataPath.ROOT));
    }
}
