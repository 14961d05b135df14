package io.backgrid.engine.range;

/// A value of a specification is outside what it may be.
///
/// The message is complete, `fees.rate must be in [0, 1) but was 1.5`; [#path()] and [#violation()] are its two
/// parts.
public final class InvalidSpecException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final String violation;

    /// Refuses one value.
    ///
    /// @param path where the value stands in a request: `fees.rate`
    /// @param value what stood there
    /// @param expected what must stand there, to follow "must be": `in [0, 1)`
    public InvalidSpecException(String path, Object value, String expected) {
        this(path, "must be " + expected + " but was " + value);
    }

    /// Refuses one value for a reason of its own.
    ///
    /// @param path where the value stands in a request: `fees.rate`
    /// @param violation what is wrong and what to change, to follow the path
    public static InvalidSpecException because(String path, String violation) {
        return new InvalidSpecException(path, violation);
    }

    private InvalidSpecException(String path, String violation) {
        super(path + " " + violation);
        this.path = path;
        this.violation = violation;
    }

    /// Where the value stands in a request: `fees.rate`.
    public String path() {
        return path;
    }

    /// What is wrong with it: `must be in [0, 1) but was 1.5`.
    public String violation() {
        return violation;
    }
}
