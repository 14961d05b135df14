package io.backgrid.engine.spec;

/// Long while the fast simple moving average of the closes is above the slow one; short, where the direction allows it,
/// while below.
///
/// Above and below are both false until the slower average has its first valid bar. At a tie,
/// `|fast - slow| <= 1e-12 * |slow|`, each stays what it was. A position is left when its rule no longer holds; an
/// opposite signal reverses it.
///
/// `fast` may exceed `slow`, which turns the strategy around, or equal it, which never trades.
///
/// @param fast window in bars, in [#WINDOW_RANGE]
/// @param slow window in bars, in [#WINDOW_RANGE]
public record MaCrossover(int fast, int slow) implements Strategy {
    /// Allowed windows, in bars.
    public static final Range WINDOW_RANGE = Range.wholeNumbers(1, 100_000);

    public MaCrossover {
        WINDOW_RANGE.require("params.fast", fast);
        WINDOW_RANGE.require("params.slow", slow);
    }

    @Override
    public String wireName() {
        return "ma_crossover";
    }

    @Override
    public int barsNeeded() {
        return Math.max(fast, slow) + 1;
    }

    @Override
    public String longestLookback() {
        return wireName() + (slow >= fast ? " with slow " + slow : " with fast " + fast);
    }
}
