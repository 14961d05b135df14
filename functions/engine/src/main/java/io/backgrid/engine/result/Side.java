package io.backgrid.engine.result;

/// The side of a trade.
public enum Side {
    LONG("long", 1),
    SHORT("short", -1);

    private final String wireName;
    private final int sign;

    Side(String wireName, int sign) {
        this.wireName = wireName;
        this.sign = sign;
    }

    /// The name that results use.
    public String wireName() {
        return wireName;
    }

    /// 1 for long, -1 for short: what a rise of the price by one earns per unit.
    public int sign() {
        return sign;
    }
}
