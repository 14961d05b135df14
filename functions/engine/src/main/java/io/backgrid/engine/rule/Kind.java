package io.backgrid.engine.rule;

/// What an expression yields.
enum Kind {
    /// One number, known once the parameters are; stands wherever a number may.
    CONSTANT("a number"),
    /// A number per bar.
    NUMBER("a number"),
    /// True, false or undefined per bar.
    CONDITION("a condition");

    private final String words;

    Kind(String words) {
        this.words = words;
    }

    /// What an error message calls it: `a number`.
    String words() {
        return words;
    }
}
