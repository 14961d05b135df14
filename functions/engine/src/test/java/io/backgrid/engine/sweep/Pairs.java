package io.backgrid.engine.sweep;

import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.testing.TestSpecs;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Sweeps over two averages.
final class Pairs {
    private Pairs() {}

    /// Windows of 1 to `fast` and of 2 to `slow + 1`, 5 basis points a side.
    static SweepSpec of(int fast, int slow) {
        Strategy strategy =
                Strategy.longWhile(Rule.parse("sma(close, fast) > sma(close, slow)"), Map.of("fast", 1.0, "slow", 2.0));
        BacktestSpec base = BacktestSpec.builder(strategy, TestSpecs.DAILY)
                .fees(new Fees(0.0005, 0))
                .build();
        return new SweepSpec(base, List.of(windows("fast", 1, fast), windows("slow", 2, slow)), Optional.empty());
    }

    private static Axis windows(String name, int first, int count) {
        return Axis.of(
                "params." + name,
                IntStream.range(0, count).mapToDouble(i -> first + i).toArray());
    }
}
