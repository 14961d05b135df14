package io.backgrid.engine.spec;

/// Which numbers of units can be traded.
public enum UnitKind {
    /// Any.
    FRACTIONAL("fractional"),
    /// Whole ones; the rest of the money stays cash. An entry of less than one unit is not made.
    WHOLE("whole");

    private final String wireName;

    UnitKind(String wireName) {
        this.wireName = wireName;
    }

    /// The name that requests use.
    public String wireName() {
        return wireName;
    }
}
