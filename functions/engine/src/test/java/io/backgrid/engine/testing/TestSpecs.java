package io.backgrid.engine.testing;

import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.Strategy;
import java.util.Map;
import java.util.Optional;

/// Specifications for tests, on daily bars with a risk-free rate of 0.
public final class TestSpecs {
    /// `sma(close, 1) > sma(close, 2)` says that the close rose, `<` that it fell, a tie that it stayed.
    public static final Strategy RISING = maCrossover(1, 2);

    /// 252 periods a year, nothing to beat.
    public static final MetricBasis DAILY = new MetricBasis(252, 0);

    private TestSpecs() {}

    /// Long after a rising close until a falling one, from the first rise on, without costs.
    public static BacktestSpec longWhileRising(double capital) {
        return rising(Direction.LONG_FLAT, capital, Fees.NONE, 0);
    }

    /// Long after a rising close, short after a falling one, from the first on, without costs.
    public static BacktestSpec withTheLastClose(double capital) {
        return rising(Direction.LONG_SHORT, capital, Fees.NONE, 0);
    }

    /// Follows the last close from its first move on.
    public static BacktestSpec rising(Direction direction, double capital, Fees fees, double slippage) {
        return spec(RISING, direction, EntryMode.STATE, capital, fees, slippage);
    }

    /// A crossover without costs on a capital of 100,000.
    public static BacktestSpec crossover(int fast, int slow, Direction direction, EntryMode entry) {
        return crossover(fast, slow, direction, entry, 100_000, Fees.NONE, 0);
    }

    /// A crossover.
    public static BacktestSpec crossover(
            int fast, int slow, Direction direction, EntryMode entry, double capital, Fees fees, double slippage) {
        return spec(maCrossover(fast, slow), direction, entry, capital, fees, slippage);
    }

    /// The catalogue's `ma_crossover`.
    public static Strategy maCrossover(int fast, int slow) {
        return StrategyCatalogue.find("ma_crossover").orElseThrow().with(Map.of("fast", (double) fast, "slow", (double)
                slow));
    }

    /// Rules of one's own, an empty text for none, to be changed and built.
    public static BacktestSpec.Builder rules(String entry, String exit, String shortEntry, String shortExit) {
        Strategy strategy =
                new Strategy(Optional.empty(), rule(entry), rule(exit), rule(shortEntry), rule(shortExit), Map.of());
        return BacktestSpec.builder(strategy, DAILY).entry(EntryMode.STATE);
    }

    private static Optional<Rule> rule(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(Rule.parse(text));
    }

    private static BacktestSpec spec(
            Strategy strategy, Direction direction, EntryMode entry, double capital, Fees fees, double slippage) {
        return BacktestSpec.builder(strategy, DAILY)
                .direction(direction)
                .entry(entry)
                .capital(capital)
                .fees(fees)
                .slippage(Slippage.ofRate(slippage))
                .build();
    }
}
