package io.backgrid.engine.indicator;

/// A factor on a deviation or a range.
final class Multiple {
    private Multiple() {}

    static void check(String name, double multiple) {
        if (!Double.isFinite(multiple)) {
            throw new IllegalArgumentException(name + " must be finite but was " + multiple);
        }
    }
}
