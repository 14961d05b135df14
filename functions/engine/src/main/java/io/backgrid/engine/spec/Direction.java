package io.backgrid.engine.spec;

/// Which sides a strategy may hold.
public enum Direction {
    /// Long or nothing.
    LONG_FLAT("long_flat", true, false),
    /// Long, short or nothing; an opposite signal reverses the position at once.
    LONG_SHORT("long_short", true, true),
    /// Short or nothing.
    SHORT_FLAT("short_flat", false, true);

    private final String wireName;
    private final boolean allowsLong;
    private final boolean allowsShort;

    Direction(String wireName, boolean allowsLong, boolean allowsShort) {
        this.wireName = wireName;
        this.allowsLong = allowsLong;
        this.allowsShort = allowsShort;
    }

    /// The name that requests use.
    public String wireName() {
        return wireName;
    }

    /// Whether a positive number of units may be held.
    public boolean allowsLong() {
        return allowsLong;
    }

    /// Whether a negative number of units may be held.
    public boolean allowsShort() {
        return allowsShort;
    }
}
