package io.backgrid.aws.dynamo;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/// Instants as text of one width, so that the order of the texts is the order of the times: `Instant.toString` leaves
/// zeros out, which would sort 12:00:00Z after 12:00:00.5Z.
final class InstantText {
    private static final DateTimeFormatter NANOSECONDS =
            new DateTimeFormatterBuilder().appendInstant(9).toFormatter();

    private InstantText() {}

    static String of(Instant instant) {
        return NANOSECONDS.format(instant);
    }

    static Instant parse(String text) {
        return Instant.parse(text);
    }
}
