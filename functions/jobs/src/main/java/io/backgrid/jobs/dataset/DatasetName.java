package io.backgrid.jobs.dataset;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a data set is called by its owner; case matters.
///
/// @param value 1 to 64 characters out of letters, digits, `.`, `_` and `-`, starting with a letter or digit
public record DatasetName(String value) implements Comparable<DatasetName> {
    /// The rule for names, in words for an error.
    public static final String RULE =
            "must be 1 to 64 letters, digits, '.', '_' or '-', starting with a letter or digit";

    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");

    public DatasetName {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a data set's name " + RULE + " but was '" + value + "'");
        }
    }

    /// The name that `text` spells, or empty when it is none.
    public static Optional<DatasetName> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new DatasetName(text)) : Optional.empty();
    }

    @Override
    public int compareTo(DatasetName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
