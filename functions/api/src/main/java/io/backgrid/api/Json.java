package io.backgrid.api;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.dataset.Interval;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.OptionalDouble;

/// How values look in answers.
final class Json {
    private static final ObjectWriter PLAIN =
            new JsonMapper().writer().with(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);

    private Json() {}

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /// `null` where a number is undefined.
    static void put(ObjectNode json, String name, OptionalDouble value) {
        if (value.isPresent()) {
            json.put(name, value.getAsDouble());
        } else {
            json.putNull(name);
        }
    }

    /// A number that is written without a decimal point where it is a whole one.
    static JsonNode number(double value) {
        long whole = (long) value;
        return whole == value && Math.abs(whole) <= 1L << 53
                ? JsonNodeFactory.instance.numberNode(whole)
                : JsonNodeFactory.instance.numberNode(value);
    }

    /// A number that was estimated or timed, without digits that mean nothing.
    ///
    /// @param value  finite
    /// @param digits after the decimal point, at most
    static BigDecimal rounded(double value, int digits) {
        return BigDecimal.valueOf(value)
                .setScale(digits, RoundingMode.HALF_EVEN)
                .stripTrailingZeros();
    }

    /// The JSON as it is sent: a [#rounded] number never with an exponent, which people read badly.
    static String text(JsonNode json) {
        try {
            return PLAIN.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a tree is always JSON", e);
        }
    }

    /// The field that names a bar's time: `date`, or `time` for bars within a day, after `prefix`.
    static String timeField(String prefix, Interval interval) {
        return prefix + (interval.isDated() ? "date" : "time");
    }

    /// A bar's time as a date or as an instant.
    static String time(Instant time, Interval interval) {
        return interval.isDated() ? time.atZone(ZoneOffset.UTC).toLocalDate().toString() : time.toString();
    }

    static String time(long epochSecond, Interval interval) {
        return time(Instant.ofEpochSecond(epochSecond), interval);
    }

    /// The epoch second of a query parameter that names a time the way [#time] writes it; an instant is rounded down.
    ///
    /// @throws ProblemException 400 when it does not
    static long epochSecond(String parameter, String text, Interval interval) {
        try {
            return interval.isDated()
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond()
                    : Instant.parse(text).getEpochSecond();
        } catch (DateTimeParseException _) {
            String form = interval.isDated() ? "a date such as 2024-01-31" : "an instant such as 2024-01-31T15:30:00Z";
            throw new ProblemException(Problem.of(400, parameter + " must be " + form + " but was '" + text + "'"));
        }
    }
}
