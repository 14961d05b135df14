package io.backgrid.jobs.request;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import io.backgrid.engine.spec.Strategy;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Writes a [BacktestSpec] as the request that asks for it.
final class BacktestJson {
    private BacktestJson() {}

    static ObjectNode of(BacktestSpec spec) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        putStrategy(json, spec.strategy(), spec);
        json.put("direction", spec.direction().wireName());
        json.put("entry", spec.entry().wireName());
        putFill(json, spec.fill());
        putNumber(json, "capital", spec.capital());
        putSizing(json.putObject("sizing"), spec.sizing());
        json.put("units", spec.units().wireName());
        putMargin(json, spec.margin());
        putFees(json.putObject("fees"), spec.fees());
        putSlippage(json, spec.slippage());
        putFinancing(json, spec.financing());
        putExits(json, spec.exits());
        putNumber(json, "periods_per_year", spec.basis().periodsPerYear());
        putNumber(json, "risk_free_rate", spec.basis().riskFreeRate());
        putUnless(0, json, "minimum_acceptable_return", spec.basis().minimumAcceptableReturn());
        return json;
    }

    /// The same object with its keys, and those of every object in it, in alphabetical order.
    static ObjectNode sorted(ObjectNode json) {
        Map<String, JsonNode> fields = new TreeMap<>();
        json.properties().forEach(field -> fields.put(field.getKey(), field.getValue()));
        ObjectNode sorted = JsonNodeFactory.instance.objectNode();
        fields.forEach((name, value) -> sorted.set(name, value instanceof ObjectNode inner ? sorted(inner) : value));
        return sorted;
    }

    private static void putStrategy(ObjectNode json, Strategy strategy, BacktestSpec spec) {
        if (strategy.name().isPresent()) {
            json.put("strategy", strategy.name().get());
        } else {
            putRule(json, RuleFields.ENTRY, strategy.longEntry());
            putRule(json, RuleFields.EXIT, strategy.longExit());
            putRule(json, RuleFields.SHORT_ENTRY, strategy.shortEntry());
            putRule(json, RuleFields.SHORT_EXIT, strategy.shortExit());
        }
        ObjectNode params = json.putObject("params");
        spec.strategy().params().forEach((name, value) -> putNumber(params, name, value));
    }

    private static void putRule(ObjectNode json, String name, Optional<Rule> rule) {
        rule.ifPresent(each -> json.put(name, each.text()));
    }

    private static void putFill(ObjectNode json, EntryOrder fill) {
        switch (fill) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> json.put("fill", fill.wireName());
            case EntryOrder.Limit(EntryOrder.Prices prices, int bars) ->
                putPrices(json.putObject("fill").put("mode", fill.wireName()).put("bars", bars), prices);
            case EntryOrder.Stop(EntryOrder.Prices prices, int bars) ->
                putPrices(json.putObject("fill").put("mode", fill.wireName()).put("bars", bars), prices);
        }
    }

    private static void putPrices(ObjectNode fill, EntryOrder.Prices prices) {
        prices.longPrice().ifPresent(price -> fill.put("price", price.text()));
        prices.shortPrice().ifPresent(price -> fill.put("short_price", price.text()));
    }

    private static void putSizing(ObjectNode json, Sizing sizing) {
        json.put("mode", sizing.wireName());
        switch (sizing) {
            case Sizing.AllIn _ -> {}
            case Sizing.Fraction(double value) -> putNumber(json, "value", value);
            case Sizing.Cash(double value) -> putNumber(json, "value", value);
            case Sizing.Units(double value) -> putNumber(json, "value", value);
            case Sizing.Risk(double value) -> putNumber(json, "value", value);
            case Sizing.VolatilityTarget(double value, int window) -> {
                putNumber(json, "value", value);
                json.put("window", window);
            }
        }
    }

    private static void putMargin(ObjectNode json, Margin margin) {
        putUnless(1, json, "leverage", margin.leverage());
        putUnless(Margin.usualMaintenance(margin.leverage()), json, "maintenance_margin", margin.maintenance());
    }

    private static void putFees(ObjectNode json, Fees fees) {
        putNumber(json, "rate", fees.rate());
        putNumber(json, "fixed", fees.fixed());
        putUnless(0, json, "per_unit", fees.perUnit());
        putUnless(0, json, "minimum", fees.minimum());
    }

    private static void putSlippage(ObjectNode json, Slippage slippage) {
        if (slippage.rangeShare() == 0) {
            putNumber(json, "slippage", slippage.rate());
        } else {
            ObjectNode both = json.putObject("slippage");
            putNumber(both, "rate", slippage.rate());
            putNumber(both, "range_share", slippage.rangeShare());
        }
    }

    private static void putFinancing(ObjectNode json, Financing financing) {
        if (!financing.equals(Financing.NONE)) {
            ObjectNode rates = json.putObject("financing");
            putNumber(rates, "cash", financing.cash());
            putNumber(rates, "margin", financing.margin());
            putNumber(rates, "borrow", financing.borrow());
        }
    }

    private static void putExits(ObjectNode json, ExitOrders exits) {
        putDistance(json, "stop_loss", exits.stopLoss());
        putDistance(json, "take_profit", exits.takeProfit());
        putDistance(json, "trailing_stop", exits.trailingStop());
        putDistance(json, "break_even", exits.breakEven());
        exits.maxBarsHeld().ifPresent(bars -> json.put("max_bars_held", bars));
        putUnless(0, json, "cooldown_bars", exits.cooldownBars());
    }

    private static void putDistance(ObjectNode json, String name, Optional<Distance> distance) {
        if (distance.isEmpty()) {
            return;
        }
        switch (distance.get()) {
            case Distance.Fraction(double value) -> putNumber(json, name, value);
            case Distance.AtrMultiple(int window, double multiple) ->
                putNumber(json.putObject(name).put("atr", window), "multiple", multiple);
        }
    }

    private static void putUnless(double usual, ObjectNode json, String name, double value) {
        if (value != usual) {
            putNumber(json, name, value);
        }
    }

    static void putNumber(ObjectNode json, String name, double value) {
        json.set(name, number(value));
    }

    static void addNumber(ArrayNode list, double value) {
        list.add(number(value));
    }

    private static JsonNode number(double value) {
        long whole = (long) value;
        // -0.0 equals 0, and above 2^53 a whole double is not exact in other readers.
        return whole == value && Math.abs(whole) <= 1L << 53
                ? JsonNodeFactory.instance.numberNode(whole)
                : JsonNodeFactory.instance.numberNode(value);
    }
}
