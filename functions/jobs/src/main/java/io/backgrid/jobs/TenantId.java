package io.backgrid.jobs;

import java.util.regex.Pattern;

/// Whose a thing is; the first part of every key in every store.
///
/// @param value 1 to 63 characters out of `a-z`, `0-9` and `-`, starting with a letter or digit
public record TenantId(String value) {
    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

    /// Owns the bundled samples, which every tenant may read and none may change.
    public static final TenantId PUBLIC = new TenantId("public");

    public TenantId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "a tenant must be 1 to 63 of a-z, 0-9 and '-', starting with a letter or digit, but was '" + value
                            + "'");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
