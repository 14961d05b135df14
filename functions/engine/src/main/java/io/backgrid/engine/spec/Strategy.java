package io.backgrid.engine.spec;

/// What decides when to hold a position.
public sealed interface Strategy permits MaCrossover {
    /// The name that requests and results use: `ma_crossover`.
    String wireName();

    /// Bars needed for one decision and the bar that fills it, at least 2.
    int barsNeeded();

    /// What asks for that many bars, to begin an error message: `ma_crossover with slow 50`.
    String longestLookback();
}
