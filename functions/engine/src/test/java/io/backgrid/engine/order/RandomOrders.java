package io.backgrid.engine.order;

import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.StrategyCatalogue;
import io.backgrid.engine.rule.Formula;
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

/// Specifications with a strategy of the catalogue at short windows and orders of every kind.
final class RandomOrders {
    private final Random random;
    private final double money;

    private RandomOrders(long seed, double money) {
        this.random = new Random(seed);
        this.money = money;
    }

    /// The specification of a seed.
    ///
    /// @param money what every amount of money is multiplied with
    static BacktestSpec spec(long seed, double money) {
        return new RandomOrders(seed, money).next();
    }

    private BacktestSpec next() {
        Margin margin = random.nextBoolean() ? Margin.CASH : new Margin(2, 0.25);
        Optional<Distance> stop = maybe(distance());
        Optional<Distance> none = Optional.empty();
        return BacktestSpec.builder(strategy(), new MetricBasis(252, 0.01, 0.02))
                .direction(pick(List.of(Direction.values())))
                .entry(pick(List.of(EntryMode.values())))
                .fill(fill())
                .capital(10_000 * money)
                .sizing(sizing(stop.isPresent()))
                .units(UnitKind.FRACTIONAL)
                .margin(margin)
                .fees(new Fees(0.001 * random.nextInt(2), money * random.nextInt(2), 0, money * random.nextInt(3)))
                .slippage(new Slippage(0.0005 * random.nextInt(2), 0.05 * random.nextInt(2)))
                .financing(random.nextBoolean() ? Financing.NONE : new Financing(0.02, 0.06, 0.04))
                .exits(new ExitOrders(
                        stop,
                        maybe(distance()),
                        random.nextInt(3) == 0 ? Optional.of(distance()) : none,
                        random.nextInt(3) == 0 ? Optional.of(distance()) : none,
                        maybe(1 + random.nextInt(20)),
                        random.nextInt(3)))
                .build();
    }

    private Strategy strategy() {
        CatalogueStrategy chosen = pick(StrategyCatalogue.all());
        Map<String, Double> params = new TreeMap<>(chosen.defaults());
        params.replaceAll(
                (name, usual) -> usual == Math.rint(usual) && usual >= 5 ? Math.max(2, Math.rint(usual / 3)) : usual);
        return new Strategy(
                Optional.of(chosen.name()),
                Optional.of(chosen.entryRule()),
                chosen.exitRule(),
                Optional.of(chosen.shortEntryRule()),
                chosen.shortExitRule(),
                params);
    }

    private EntryOrder fill() {
        EntryOrder.Prices below = prices("close * 0.99", "close * 1.01");
        EntryOrder.Prices beyond = prices("close * 1.01", "close * 0.99");
        return switch (random.nextInt(5)) {
            case 0 -> new EntryOrder.SameClose();
            case 1 -> new EntryOrder.Limit(below, 1 + random.nextInt(4));
            case 2 -> new EntryOrder.Stop(beyond, 1 + random.nextInt(4));
            default -> new EntryOrder.NextOpen();
        };
    }

    private static EntryOrder.Prices prices(String longPrice, String shortPrice) {
        return new EntryOrder.Prices(Optional.of(Formula.parse(longPrice)), Optional.of(Formula.parse(shortPrice)));
    }

    private Sizing sizing(boolean hasStop) {
        return switch (random.nextInt(6)) {
            case 0 -> new Sizing.Fraction(0.6);
            case 1 -> new Sizing.Cash(3000 * money);
            case 2 -> new Sizing.Units(20);
            case 3 -> new Sizing.VolatilityTarget(0.2, 10);
            case 4 -> hasStop ? new Sizing.Risk(0.02) : new Sizing.AllIn();
            default -> new Sizing.AllIn();
        };
    }

    private Distance distance() {
        return random.nextBoolean()
                ? new Distance.Fraction(0.01 + 0.05 * random.nextDouble())
                : new Distance.AtrMultiple(2 + random.nextInt(10), 1 + random.nextInt(3));
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
