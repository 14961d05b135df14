package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Nearest;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.rule.RuleException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The fields of one JSON object, read one by one. What is wrong is noted and replaced by a harmless value, so that
/// reading goes on to the end and the person hears of everything at once.
final class Fields {
    private final JsonNode object;
    private final String prefix;
    private final List<Violation> violations;
    private final Set<String> known = new HashSet<>();

    private Fields(JsonNode object, String prefix, List<Violation> violations) {
        this.object = object;
        this.prefix = prefix;
        this.violations = violations;
    }

    static Fields root(JsonNode object, List<Violation> violations) {
        return new Fields(object, "", violations);
    }

    /// A nested object; empty when it is absent.
    Fields object(String name) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isObject()) {
            refuse(name, "must be an object but was " + shown(value));
            return new Fields(JobSpecReader.JSON.createObjectNode(), prefix + name + ".", violations);
        }
        return new Fields(value, prefix + name + ".", violations);
    }

    boolean has(String name) {
        known.add(name);
        return object.has(name);
    }

    boolean isObject(String name) {
        known.add(name);
        return object.path(name).isObject();
    }

    /// The names of all fields that are there.
    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    /// A number that may be absent.
    Optional<Double> optionalNumber(String name, Range range) {
        double value = number(name, Double.NaN, range);
        return Double.isNaN(value) ? Optional.empty() : Optional.of(value);
    }

    double number(String name, double absent, Range range) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isNumber() || !range.contains(value.doubleValue())) {
            // A requirement of whole numbers says already that it wants a number.
            String kind = value.isNumber() || range.whole() ? "" : "a number ";
            refuse(name, "must be " + kind + range.requirement() + " but was " + shown(value));
            return absent;
        }
        return value.doubleValue();
    }

    /// One of several choices, by the name that users know it by.
    <T> T oneOf(String name, List<T> choices, Function<T, String> wireName, T absent) {
        List<String> names = choices.stream().map(wireName).toList();
        return choices.get(names.indexOf(oneOf(name, names, wireName.apply(absent))));
    }

    /// The texts of a list, each one of `allowed` and none twice.
    List<String> someOf(String name, List<String> allowed) {
        JsonNode value = get(name);
        List<String> chosen = new ArrayList<>();
        if (value.isMissingNode()) {
            return chosen;
        }
        if (!value.isArray()) {
            refuse(name, "must be a list of " + String.join(", ", allowed) + " but was " + shown(value));
        }
        for (JsonNode each : value) {
            if (!allowed.contains(each.asText()) || chosen.contains(each.asText())) {
                refuse(
                        name,
                        "must name each of " + String.join(", ", allowed) + " once at most but has " + shown(each)
                                + Nearest.hint(each.asText(), allowed));
            } else {
                chosen.add(each.textValue());
            }
        }
        return chosen;
    }

    String oneOf(String name, List<String> allowed, String absent) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return absent;
        }
        if (!value.isTextual() || !allowed.contains(value.textValue())) {
            String choice = allowed.size() == 1 ? "" : "one of ";
            refuse(
                    name,
                    "must be " + choice + String.join(", ", allowed) + " but was " + shown(value)
                            + Nearest.hint(value.asText(), allowed));
            return absent;
        }
        return value.textValue();
    }

    Optional<String> text(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            refuse(name, "must be a string but was " + shown(value));
            return Optional.empty();
        }
        return Optional.of(value.textValue());
    }

    /// The numbers of a list that has at least one; empty when something is wrong, which then is noted.
    List<Double> numbers(String name) {
        JsonNode value = get(name);
        List<Double> numbers = new ArrayList<>();
        if (value.isEmpty() || value.size() > ValueRange.MOST_VALUES) {
            refuse(name, "must be a list of 1 to " + ValueRange.MOST_VALUES + " numbers but has " + value.size());
            return numbers;
        }
        for (JsonNode each : value) {
            if (!each.isNumber()) {
                refuse(name + "[" + numbers.size() + "]", "must be a number but was " + shown(each));
                return List.of();
            }
            numbers.add(each.doubleValue());
        }
        return numbers;
    }

    /// True or false, false when it is absent.
    boolean flag(String name) {
        JsonNode value = get(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            refuse(name, "must be true or false but was " + shown(value));
        }
        return value.asBoolean();
    }

    /// Whether anything under this object was refused.
    boolean hasViolations() {
        return violations.stream().anyMatch(each -> each.path().startsWith(prefix));
    }

    /// The texts of a list that has at least one.
    List<String> texts(String name) {
        JsonNode value = get(name);
        List<String> texts = new ArrayList<>();
        value.forEach(each -> texts.add(each.asText()));
        boolean allText = value.isArray() && !value.isEmpty();
        for (JsonNode each : value) {
            allText &= each.isTextual();
        }
        if (!allText) {
            refuse(name, "must be a list of at least one string but was " + shown(value));
            return List.of();
        }
        return texts;
    }

    /// A rule that may be absent.
    Optional<Rule> rule(String name) {
        return text(name).flatMap(text -> {
            try {
                return Optional.of(Rule.parse(text));
            } catch (RuleException wrong) {
                refuse(name, String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
        });
    }

    Optional<LocalDate> date(String name) {
        JsonNode value = get(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        try {
            // Java would also take years beyond 9999, with a sign before them.
            if (value.isTextual() && !value.textValue().matches("[+-].*")) {
                return Optional.of(LocalDate.parse(value.textValue()));
            }
        } catch (DateTimeParseException _) {
            // Said below, together with values that are not even text.
        }
        refuse(name, "must be a date such as 2014-01-31 but was " + shown(value));
        return Optional.empty();
    }

    void refuse(String name, String message) {
        violations.add(new Violation(prefix + name, message));
    }

    /// Refuses every field that was not asked for: a misspelt option must never run as a default.
    void refuseUnknown() {
        object.fieldNames().forEachRemaining(name -> {
            if (!known.contains(name)) {
                refuse(shorten(name), "is not a known field" + Nearest.hint(name, known));
            }
        });
    }

    private JsonNode get(String name) {
        known.add(name);
        return object.path(name);
    }

    private static String shown(JsonNode value) {
        if (value.isDouble() && Double.isInfinite(value.doubleValue())) {
            // Nobody wrote "Infinity", and what was written is not known any more.
            return value.doubleValue() > 0 ? "a number beyond 1.8e308" : "a number beyond -1.8e308";
        }
        return shorten(value.toString());
    }

    private static String shorten(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "...";
    }
}
