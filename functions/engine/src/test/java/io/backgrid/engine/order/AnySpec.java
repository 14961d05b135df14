package io.backgrid.engine.order;

import io.backgrid.engine.catalogue.CatalogueStrategy;
import io.backgrid.engine.catalogue.StrategyCatalogue;
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

/// A specification drawn from every field, with rules of the catalogue at short windows. A price of an order is
/// `close * factor`.
final class AnySpec {
    static final double CAPITAL = 10_000;

    private final Random random;
    private final double money;

    private AnySpec(long seed, double money) {
        this.random = new Random(seed);
        this.money = money;
    }

    static BacktestSpec of(long seed) {
        return scaled(seed, 1);
    }

    /// The same specification with every amount of money multiplied.
    static BacktestSpec scaled(long seed, double money) {
        return new AnySpec(seed, money).draw();
    }

    private BacktestSpec draw() {
        Margin margin = margin();
        ExitOrders exits = exits();
        return BacktestSpec.builder(strategy(), new MetricBasis(252, 0.01, 0.02))
                .direction(one(Direction.values()))
                .entry(one(EntryMode.values()))
                .fill(fill())
                .capital(CAPITAL * money)
                .sizing(sizing(margin, exits))
                .units(one(UnitKind.values()))
                .margin(margin)
                .fees(new Fees(maybe(0.002), maybe(3) * money, maybe(0.05) * money, maybe(10) * money))
                .slippage(new Slippage(maybe(0.002), maybe(0.1)))
                .financing(new Financing(maybe(0.05), maybe(0.2), maybe(0.1)))
                .exits(exits)
                .build();
    }

    private Strategy strategy() {
        List<CatalogueStrategy> all = StrategyCatalogue.all();
        CatalogueStrategy chosen = all.get(random.nextInt(all.size()));
        Map<String, Double> params = new TreeMap<>(chosen.defaults());
        // Windows of a quarter give more trades; factors and bounds stay.
        chosen.parameters().stream()
                .filter(parameter -> parameter.description().startsWith("Bars"))
                .forEach(parameter ->
                        params.merge(parameter.name(), 0.25, (usual, part) -> Math.ceil(usual * part) + 1));
        return new Strategy(
                Optional.of(chosen.name()),
                Optional.of(chosen.entryRule()),
                chosen.exitRule(),
                Optional.of(chosen.shortEntryRule()),
                chosen.shortExitRule(),
                params);
    }

    private EntryOrder fill() {
        int life = 1 + random.nextInt(5);
        double away = random.nextInt(5) * 0.005;
        return switch (random.nextInt(5)) {
            case 0 -> new EntryOrder.SameClose();
            case 1 -> new EntryOrder.NextOpen();
            case 2 -> new EntryOrder.Limit(Market.prices("close * " + (1 - away), "close * " + (1 + away)), life);
            case 3 -> new EntryOrder.Stop(Market.prices("close * " + (1 + away), "close * " + (1 - away)), life);
            // On the wrong side of the market: filled at the open as a rule.
            default -> new EntryOrder.Limit(Market.prices("close * " + (1 + away), "close * " + (1 - away)), life);
        };
    }

    private Margin margin() {
        return switch (random.nextInt(4)) {
            case 0 -> new Margin(2, 0.25);
            case 1 -> new Margin(3, 0);
            case 2 -> new Margin(1.5, 0.6);
            default -> Margin.CASH;
        };
    }

    private Sizing sizing(Margin margin, ExitOrders exits) {
        boolean stops = exits.stopLoss().isPresent() || exits.trailingStop().isPresent();
        return switch (random.nextInt(6)) {
            case 0 -> new Sizing.Fraction(margin.leverage());
            case 1 -> new Sizing.Cash(5000 * money);
            case 2 -> new Sizing.Units(60);
            case 3 -> new Sizing.VolatilityTarget(0.3, 7);
            case 4 -> stops ? new Sizing.Risk(0.03) : new Sizing.Fraction(0.5);
            default -> new Sizing.AllIn();
        };
    }

    private ExitOrders exits() {
        return new ExitOrders(
                distance(),
                distance(),
                distance(),
                distance(),
                random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(15)) : Optional.empty(),
                random.nextInt(4));
    }

    private Optional<Distance> distance() {
        return switch (random.nextInt(4)) {
            case 0 -> Optional.of(new Distance.Fraction(0.005 + 0.05 * random.nextDouble()));
            case 1 -> Optional.of(new Distance.AtrMultiple(1 + random.nextInt(10), 0.5 + 2 * random.nextDouble()));
            default -> Optional.empty();
        };
    }

    private double maybe(double value) {
        return random.nextBoolean() ? value : 0;
    }

    private <T> T one(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
