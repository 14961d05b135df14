package io.backgrid.api;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.dataset.Interval;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalDouble;

/// How values look in answers.
final class Json {
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
}
