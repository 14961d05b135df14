package io.backgrid.engine.spec;

/// When a rule that holds becomes an entry.
public enum EntryMode {
    /// Only where the rule turns true after a bar on which it was defined and false.
    CROSS("cross"),
    /// From the first bar on which the rule holds.
    STATE("state");

    private final String wireName;

    EntryMode(String wireName) {
        this.wireName = wireName;
    }

    /// The name that requests use.
    public String wireName() {
        return wireName;
    }
}
