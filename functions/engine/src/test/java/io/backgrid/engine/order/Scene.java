package io.backgrid.engine.order;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.testing.TestBars;
import java.util.Map;
import java.util.Optional;

/// Bars whose volume says what the strategy wants at their close, so that a test decides the bar of each order.
final class Scene {
    static final double NOTHING = 0;
    static final double BUY = 1;
    static final double SELL = 2;
    static final double SHORT = 3;
    static final double COVER = 4;

    private Scene() {}

    /// A bar at whose close the strategy wants something.
    static double[] bar(double open, double high, double low, double close, double wish) {
        return new double[] {open, high, low, close, wish};
    }

    /// A bar at whose close nothing changes.
    static double[] bar(double open, double high, double low, double close) {
        return bar(open, high, low, close, NOTHING);
    }

    /// A bar that stays at 100.
    static double[] still(double wish) {
        return bar(100, 100, 100, 100, wish);
    }

    /// Long and short as the volume says, on a capital of 1,000 and one bar a year.
    static BacktestSpec.Builder spec() {
        Strategy strategy = new Strategy(
                Optional.empty(),
                Optional.of(Rule.parse("volume == 1")),
                Optional.of(Rule.parse("volume == 2")),
                Optional.of(Rule.parse("volume == 3")),
                Optional.of(Rule.parse("volume == 4")),
                Map.of());
        return BacktestSpec.builder(strategy, new MetricBasis(1, 0))
                .direction(Direction.LONG_SHORT)
                .entry(EntryMode.STATE)
                .capital(1000);
    }

    static BacktestResult run(BacktestSpec.Builder spec, double[]... bars) {
        Bars series = TestBars.rows(bars);
        return Backtest.run(spec.build(), series);
    }

    static Optional<Distance> fraction(double value) {
        return Optional.of(new Distance.Fraction(value));
    }

    static ExitOrders stop(double fraction) {
        return orders(fraction(fraction), Optional.empty(), Optional.empty(), Optional.empty());
    }

    static ExitOrders stopAndTarget(double stop, double target) {
        return orders(fraction(stop), fraction(target), Optional.empty(), Optional.empty());
    }

    static ExitOrders target(double fraction) {
        return orders(Optional.empty(), fraction(fraction), Optional.empty(), Optional.empty());
    }

    static ExitOrders trailing(double fraction) {
        return orders(Optional.empty(), Optional.empty(), fraction(fraction), Optional.empty());
    }

    static ExitOrders orders(
            Optional<Distance> stop, Optional<Distance> target, Optional<Distance> trail, Optional<Distance> even) {
        return new ExitOrders(stop, target, trail, even, Optional.empty(), 0);
    }

    static ExitOrders timed(int bars, int cooldown) {
        Optional<Distance> none = Optional.empty();
        return new ExitOrders(none, none, none, none, Optional.of(bars), cooldown);
    }
}
