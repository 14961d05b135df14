package io.backgrid.engine.spec;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.rule.RuleException;
import java.util.Map;
import java.util.Optional;

/// What the fields of a specification demand of each other.
final class SpecCheck {
    private SpecCheck() {}

    /// A side that may be held needs an entry rule, and a price where its orders have one.
    static void sides(Strategy strategy, Direction direction, EntryOrder fill) {
        if (direction.allowsLong()) {
            needed("entry_rule", strategy.longEntry(), direction);
        }
        if (direction.allowsShort()) {
            needed("short_entry_rule", strategy.shortEntry(), direction);
        }
        switch (fill) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> {}
            case EntryOrder.Limit(EntryOrder.Prices prices, int _) -> prices(prices, direction, strategy.params());
            case EntryOrder.Stop(EntryOrder.Prices prices, int _) -> prices(prices, direction, strategy.params());
        }
    }

    private static void needed(String path, Optional<Rule> rule, Direction direction) {
        if (rule.isEmpty()) {
            throw InvalidSpecException.because(path, "is required when direction is " + direction.wireName());
        }
    }

    private static void prices(EntryOrder.Prices prices, Direction direction, Map<String, Double> params) {
        if (direction.allowsLong()) {
            price("fill.price", prices.longPrice(), params);
        }
        if (direction.allowsShort()) {
            price("fill.short_price", prices.shortPrice(), params);
        }
    }

    private static void price(String path, Optional<Formula> price, Map<String, Double> params) {
        if (price.isEmpty()) {
            throw InvalidSpecException.because(path, "is required: the price of the order, close * 0.99 for example");
        }
        try {
            price.get().bind(params);
        } catch (RuleException wrong) {
            throw InvalidSpecException.because(path, String.valueOf(wrong.getMessage()));
        }
    }

    static void sizing(Sizing sizing, Margin margin, ExitOrders exits) {
        switch (sizing) {
            case Sizing.AllIn _, Sizing.Cash _, Sizing.Units _, Sizing.VolatilityTarget _ -> {}
            case Sizing.Fraction(double value) -> {
                if (value > margin.leverage()) {
                    throw new InvalidSpecException(
                            Sizing.PATH, value, "at most the leverage, " + margin.leverage() + ",");
                }
            }
            case Sizing.Risk _ -> {
                if (exits.stopLoss().isEmpty() && exits.trailingStop().isEmpty()) {
                    throw InvalidSpecException.because(
                            "sizing.mode", "risk needs a stop to measure the risk to: add stop_loss or trailing_stop");
                }
            }
        }
    }
}
