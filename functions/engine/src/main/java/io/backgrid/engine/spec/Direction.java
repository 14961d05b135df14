package io.backgrid.engine.spec;

/// Which sides a strategy may hold.
public enum Direction {
    /// Long or nothing.
    LONG_FLAT("long_flat"),
    /// Long, short or nothing; an opposite signal reverses the position at once.
    LONG_SHORT("long_short");

    private final String wireName;

    Direction(String wireName) {
        this.wireName = wireName;
    }

    /// The name that requests use.
    public String wireName() {
        return wireName;
    }
}
