package io.backgrid.engine.testing;

import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MaCrossover;
import io.backgrid.engine.spec.MetricBasis;

/// Specifications for tests, on daily bars with a risk-free rate of 0.
public final class TestSpecs {
    /// `sma(close, 1) > sma(close, 2)` says that the close rose, `<` that it fell, a tie that it stayed.
    public static final MaCrossover RISING = new MaCrossover(1, 2);

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
        return new BacktestSpec(RISING, direction, EntryMode.STATE, capital, fees, slippage, DAILY);
    }

    /// A crossover without costs on a capital of 100,000.
    public static BacktestSpec crossover(int fast, int slow, Direction direction, EntryMode entry) {
        return crossover(fast, slow, direction, entry, 100_000, Fees.NONE, 0);
    }

    /// A crossover.
    public static BacktestSpec crossover(
            int fast, int slow, Direction direction, EntryMode entry, double capital, Fees fees, double slippage) {
        return new BacktestSpec(new MaCrossover(fast, slow), direction, entry, capital, fees, slippage, DAILY);
    }
}
