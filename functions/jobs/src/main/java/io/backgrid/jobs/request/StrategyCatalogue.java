package io.backgrid.jobs.request;

import io.backgrid.engine.spec.MaCrossover;
import io.backgrid.engine.spec.Range;
import io.backgrid.engine.spec.Strategy;
import java.util.List;

/// The strategies a request can name.
public final class StrategyCatalogue {

    /// A whole number that a strategy takes.
    ///
    /// @param name         field of `params`
    /// @param defaultValue used when the request does not say
    /// @param range        what it may be
    /// @param description  a sentence, with the unit
    public record Parameter(String name, int defaultValue, Range range, String description) {}

    /// A strategy by its name.
    ///
    /// @param rules what it does, in words a trader would use
    public record Entry(String name, String description, String rules, List<Parameter> parameters) {}

    static final Parameter FAST = new Parameter("fast", 20, MaCrossover.WINDOW_RANGE, "Bars in the faster average.");
    static final Parameter SLOW = new Parameter("slow", 50, MaCrossover.WINDOW_RANGE, "Bars in the slower average.");
    static final String MA_CROSSOVER = "ma_crossover";

    private static final List<Entry> ENTRIES = List.of(new Entry(
            MA_CROSSOVER,
            "Moving-average crossover: follow the trend that a fast average shows against a slow one.",
            "long while sma(close, fast) > sma(close, slow); with direction long_short, short while it is below",
            List.of(FAST, SLOW)));

    private StrategyCatalogue() {}

    /// All strategies, in alphabetical order.
    public static List<Entry> entries() {
        return ENTRIES;
    }

    static List<String> names() {
        return ENTRIES.stream().map(Entry::name).toList();
    }

    static String nameOf(Strategy strategy) {
        return switch (strategy) {
            case MaCrossover _ -> MA_CROSSOVER;
        };
    }
}
