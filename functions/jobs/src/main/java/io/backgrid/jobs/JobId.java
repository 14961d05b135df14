package io.backgrid.jobs;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// Names a job: 36 characters of lower-case Crockford base 32.
///
/// The first 10 are the millisecond of submission, so ids sort by age and listing newest first needs neither a scan
/// nor an index; the other 26 are 130 random bits, so an id cannot be guessed.
///
/// @param value the 36 characters
public record JobId(String value) implements Comparable<JobId> {
    private static final char[] ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz".toCharArray();
    private static final Pattern FORM = Pattern.compile("[0-9a-hjkmnp-tv-z]{36}");
    private static final int TIME_CHARS = 10;
    private static final int RANDOM_CHARS = 26;

    public JobId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("not a job id: '" + value + "'");
        }
    }

    /// A new id for a job submitted at `now`.
    public static JobId create(Instant now, SecureRandom random) {
        char[] id = new char[TIME_CHARS + RANDOM_CHARS];
        long millis = now.toEpochMilli();
        for (int i = TIME_CHARS - 1; i >= 0; i--) {
            id[i] = ALPHABET[(int) (millis & 31)];
            millis >>>= 5;
        }
        byte[] bits = new byte[RANDOM_CHARS];
        random.nextBytes(bits);
        for (int i = 0; i < RANDOM_CHARS; i++) {
            id[TIME_CHARS + i] = ALPHABET[bits[i] & 31];
        }
        return new JobId(new String(id));
    }

    /// The id that `text` spells, or empty when it is none: a stranger's text is no error, it just names nothing.
    public static Optional<JobId> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new JobId(text)) : Optional.empty();
    }

    @Override
    public int compareTo(JobId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
