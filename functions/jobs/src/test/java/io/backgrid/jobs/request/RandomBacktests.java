package io.backgrid.jobs.request;

import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.ParameterRange;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.spec.UnitKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;

/// Specifications with every field somewhere in its range.
final class RandomBacktests {
    private final Random random;

    private RandomBacktests(Random random) {
        this.random = random;
    }

    static BacktestSpec next(Random random) {
        return new RandomBacktests(random).spec();
    }

    private BacktestSpec spec() {
        Direction direction = pick(List.of(Direction.values()));
        Margin margin = margin();
        Optional<Distance> stop = maybe(distance(0.999));
        return BacktestSpec.builder(
                        random.nextBoolean() ? named() : own(direction),
                        new MetricBasis(number(1, 1e6), number(Math.nextUp(-1.0), 10), number(Math.nextUp(-1.0), 10)))
                .direction(direction)
                .entry(pick(List.of(EntryMode.values())))
                .fill(fill())
                .capital(number(Double.MIN_VALUE, 1e15))
                .sizing(sizing(margin, stop.isPresent()))
                .units(pick(List.of(UnitKind.values())))
                .margin(margin)
                .fees(new Fees(below(1), number(0, 1e300), number(0, 1e300), number(0, Double.MAX_VALUE)))
                .slippage(new Slippage(below(1), random.nextBoolean() ? 0 : number(0, 1)))
                .financing(
                        random.nextBoolean()
                                ? Financing.NONE
                                : new Financing(number(Math.nextUp(-1.0), 10), number(0, 10), number(0, 10)))
                .exits(new ExitOrders(
                        stop,
                        maybe(distance(100)),
                        maybe(distance(0.999)),
                        maybe(distance(100)),
                        maybe(1 + random.nextInt(1000)),
                        random.nextInt(5)))
                .build();
    }

    private Strategy named() {
        CatalogueStrategy chosen = pick(StrategyCatalogue.all());
        Map<String, Double> params = new TreeMap<>();
        for (ParameterRange parameter : chosen.parameters()) {
            double value = number(parameter.range().low(), parameter.range().high());
            double whole = parameter.range().whole() ? Math.rint(value) : value;
            params.put(parameter.name(), parameter.range().contains(whole) ? whole : parameter.defaultValue());
        }
        params.put("gap", 0.25);
        return chosen.with(params);
    }

    private Strategy own(Direction direction) {
        Optional<Rule> none = Optional.empty();
        Optional<Rule> entry = Optional.of(Rule.parse("rsi(close, n) < level or close > highest(high, n)[1]"));
        Optional<Rule> exit = random.nextBoolean() ? none : Optional.of(Rule.parse("not (close > level)"));
        return new Strategy(
                none.map(Rule::text),
                direction.allowsLong() ? entry : none,
                direction.allowsLong() ? exit : none,
                direction.allowsShort() ? entry : none,
                direction.allowsShort() ? exit : none,
                Map.of("n", 1.0 + random.nextInt(100), "level", number(-1e300, 1e300), "gap", 0.25));
    }

    private EntryOrder fill() {
        // The price names a parameter, so that every strategy above needs it.
        EntryOrder.Prices prices = new EntryOrder.Prices(
                Optional.of(Formula.parse("close * (1 - gap)")), Optional.of(Formula.parse("close * (1 + gap)")));
        return random.nextBoolean()
                ? new EntryOrder.Limit(prices, 1 + random.nextInt(9))
                : new EntryOrder.Stop(prices, 1 + random.nextInt(9));
    }

    private Sizing sizing(Margin margin, boolean hasStop) {
        return switch (random.nextInt(6)) {
            case 0 -> new Sizing.Fraction(number(Double.MIN_VALUE, margin.leverage()));
            case 1 -> new Sizing.Cash(number(Double.MIN_VALUE, 1e15));
            case 2 -> new Sizing.Units(number(Double.MIN_VALUE, 1e15));
            case 3 -> new Sizing.VolatilityTarget(number(Double.MIN_VALUE, 100), 2 + random.nextInt(99));
            case 4 -> hasStop ? new Sizing.Risk(number(Double.MIN_VALUE, 1)) : new Sizing.AllIn();
            default -> new Sizing.AllIn();
        };
    }

    private Margin margin() {
        double leverage = random.nextBoolean() ? 1 : 1 + random.nextInt(99);
        return new Margin(leverage, random.nextBoolean() ? Margin.usualMaintenance(leverage) : 0.9 / leverage);
    }

    private Distance distance(double largest) {
        return random.nextBoolean()
                ? new Distance.Fraction(number(1e-9, largest))
                : new Distance.AtrMultiple(1 + random.nextInt(100), number(1e-9, 1000));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private double below(double end) {
        return number(0, Math.nextDown(end));
    }

    /// Ends, whole numbers, few digits, all digits, and every order of magnitude.
    private double number(double low, double high) {
        double value = switch (random.nextInt(6)) {
            case 0 -> low;
            case 1 -> high;
            case 2 -> random.nextInt(1_000);
            case 3 -> random.nextInt(1_000) / 1_000.0;
            case 4 -> Double.longBitsToDouble(random.nextLong());
            default -> random.nextDouble();
        };
        return value >= low && value <= high ? value : low;
    }
}
