package io.backgrid.engine.sweep;

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
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Sweeps drawn from every kind of rule, order, size and cost, with short windows so that many bars decide something.
/// Most are such that the event kernel can run them.
final class AnySweep {
    private static final List<String> CONDITIONS = List.of(
            "sma(close, n) > sma(close, m)",
            "ema(close, n) >= sma(open, m)",
            "rsi(close, n) < 40 + m",
            "close > bb_upper(close, m, 1.5) or close < bb_lower(close, n, 1)",
            "crosses_above(close, sma(close, n)) and not (close > highest(high, m)[1])",
            "crosses_below(sma(close, n), sma(close, m))",
            "(close > sma(close, m))[n] and close != open",
            "close == close[1] or sma(close, n) > close",
            "(close - close[1]) / (high - low) > 0.1 * n",
            "atr(n) > 0.01 * close and volume <= 900000",
            "roc(close, n) > 0 and roc(close, m) <= 2",
            "if(close > open, sma(close, n), sma(close, m)) < close",
            "not (zscore(close, m + 1) <= 0.5)",
            "macd_hist(close, n, m + n, 2) > 0",
            "sma(close, m - n) > close");

    private final Random random;

    private AnySweep(long seed) {
        this.random = new Random(seed);
    }

    static SweepSpec of(long seed) {
        return new AnySweep(seed).draw();
    }

    private SweepSpec draw() {
        Strategy strategy = new Strategy(
                Optional.empty(),
                Optional.of(condition()),
                maybe(condition()),
                Optional.of(condition()),
                maybe(condition()),
                Map.of("n", 2.0, "m", 12.0));
        ExitOrders exits = exits();
        BacktestSpec base = BacktestSpec.builder(strategy, basis())
                .direction(pick(
                        List.of(Direction.LONG_FLAT, Direction.LONG_FLAT, Direction.LONG_SHORT, Direction.SHORT_FLAT)))
                .entry(pick(List.of(EntryMode.values())))
                .fill(fill())
                .capital(10_000)
                .sizing(sizing(exits))
                .units(random.nextInt(4) == 0 ? UnitKind.WHOLE : UnitKind.FRACTIONAL)
                .margin(margin())
                .fees(new Fees(rarely(0.001), rarely(2), rarely(0.01), rarely(5)))
                .slippage(new Slippage(rarely(0.001), rarely(0.1)))
                .financing(random.nextInt(20) == 0 ? new Financing(0.02, 0.06, 0.04) : Financing.NONE)
                .exits(exits)
                .build();
        List<Axis> axes = new ArrayList<>(List.of(Axis.of("params.n", 1 + random.nextInt(3), 4, 9)));
        if (random.nextBoolean()) {
            axes.add(Axis.of("params.m", 5, 6 + random.nextInt(10), 20));
        }
        if (random.nextInt(3) == 0) {
            axes.add(Axis.of("stop_loss", 0.01, 0.05));
        }
        if (random.nextInt(4) == 0) {
            axes.add(Axis.of("fees.rate", 0, 0.0005));
        }
        addOrders(base, axes);
        Optional<Rule> where =
                random.nextInt(4) == 0 && axes.size() > 1 && axes.get(1).isParameter()
                        ? Optional.of(Rule.parse("n < m - 1 or m > 12"))
                        : Optional.empty();
        return new SweepSpec(base, axes, where);
    }

    /// Numbers that go with another one of the same order, each drawn alone and before or after the other.
    private void addOrders(BacktestSpec base, List<Axis> axes) {
        ExitOrders exits = base.exits();
        List<Axis> some = new ArrayList<>();
        if (axes.stream().noneMatch(axis -> axis.path().equals("stop_loss"))) {
            addDistance("stop_loss", exits.stopLoss(), some);
        }
        addDistance("take_profit", exits.takeProfit(), some);
        addDistance("trailing_stop", exits.trailingStop(), some);
        addDistance("break_even", exits.breakEven(), some);
        if (base.sizing() instanceof Sizing.VolatilityTarget) {
            some.add(Axis.of("sizing.window", 5, 12));
            some.add(Axis.of("sizing.value", 0.1, 0.4));
        }
        if (base.fill() instanceof EntryOrder.Limit) {
            some.add(Axis.of("fill.bars", 1, 4));
        }
        if (random.nextInt(12) == 0) {
            some.add(Axis.of("slippage.range_share", 0, 0.2));
            some.add(Axis.of("slippage", 0.002));
        }
        if (random.nextInt(40) == 0) {
            some.add(Axis.of("maintenance_margin", 0, 0.4));
            some.add(Axis.of("leverage", 1, 2, 3));
        }
        Collections.shuffle(some, random);
        axes.addAll(some.subList(0, Math.min(3, some.size())));
    }

    private void addDistance(String path, Optional<Distance> distance, List<Axis> axes) {
        if (distance.isPresent() && distance.get() instanceof Distance.AtrMultiple && random.nextBoolean()) {
            axes.add(Axis.of(path + ".atr", 2, 9));
            axes.add(Axis.of(path + ".multiple", 1, 2.5));
        }
    }

    private Rule condition() {
        return Rule.parse(pick(CONDITIONS));
    }

    private MetricBasis basis() {
        return new MetricBasis(252, rarely(0.02), random.nextInt(3) == 0 ? 0.05 * (random.nextInt(3) - 1) : 0);
    }

    private EntryOrder fill() {
        EntryOrder.Prices prices = new EntryOrder.Prices(
                Optional.of(Formula.parse("close * 0.99")), Optional.of(Formula.parse("close * 1.01")));
        return switch (random.nextInt(20)) {
            case 0 -> new EntryOrder.Limit(prices, 2);
            case 1, 2, 3, 4, 5, 6, 7, 8, 9 -> new EntryOrder.SameClose();
            default -> new EntryOrder.NextOpen();
        };
    }

    private Margin margin() {
        return switch (random.nextInt(12)) {
            case 0 -> new Margin(2, 0.25);
            case 1 -> new Margin(3, 0);
            default -> Margin.CASH;
        };
    }

    private Sizing sizing(ExitOrders exits) {
        boolean stops = exits.stopLoss().isPresent() || exits.trailingStop().isPresent();
        return switch (random.nextInt(12)) {
            case 0 -> new Sizing.Fraction(0.6);
            case 1 -> new Sizing.Cash(3000);
            case 2 -> new Sizing.Units(20);
            case 3 -> new Sizing.VolatilityTarget(0.2, 10);
            case 4 -> stops ? new Sizing.Risk(0.02) : new Sizing.AllIn();
            default -> new Sizing.AllIn();
        };
    }

    private ExitOrders exits() {
        return new ExitOrders(
                sometimes(),
                sometimes(),
                random.nextInt(3) == 0 ? sometimes() : Optional.empty(),
                random.nextInt(3) == 0 ? sometimes() : Optional.empty(),
                random.nextInt(3) == 0 ? Optional.of(1 + random.nextInt(15)) : Optional.empty(),
                random.nextInt(3) == 0 ? random.nextInt(4) : 0);
    }

    private Optional<Distance> sometimes() {
        return switch (random.nextInt(6)) {
            case 0, 1 -> Optional.of(new Distance.Fraction(0.005 + 0.05 * random.nextDouble()));
            case 2 -> Optional.of(new Distance.AtrMultiple(1 + random.nextInt(10), 0.5 + 2 * random.nextDouble()));
            default -> Optional.empty();
        };
    }

    private double rarely(double value) {
        return random.nextInt(3) == 0 ? value : 0;
    }

    private <T> Optional<T> maybe(T value) {
        return random.nextBoolean() ? Optional.of(value) : Optional.empty();
    }

    private <T> T pick(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
