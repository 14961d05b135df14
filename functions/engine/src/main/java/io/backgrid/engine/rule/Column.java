package io.backgrid.engine.rule;

/// A column of the bars that a rule can name.
public enum Column {
    /// First price of the bar.
    OPEN("open"),
    /// Highest price of the bar.
    HIGH("high"),
    /// Lowest price of the bar.
    LOW("low"),
    /// Last price of the bar.
    CLOSE("close"),
    /// Units traded during the bar.
    VOLUME("volume");

    private final String wireName;

    Column(String wireName) {
        this.wireName = wireName;
    }

    /// The name that rules use.
    public String wireName() {
        return wireName;
    }
}
