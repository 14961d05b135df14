package io.backgrid.jobs.port;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a client sends to make a repeated request safe. Two requests of one tenant with one key are one job.
///
/// @param value 1 to 255 printable ASCII characters
public record IdempotencyKey(String value) {
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    public IdempotencyKey {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("an idempotency key must be 1 to 255 printable ASCII characters");
        }
    }

    /// The key that `text` spells, or empty when it is none.
    public static Optional<IdempotencyKey> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }
}
