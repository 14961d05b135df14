package io.backgrid.jobs.request;

import io.backgrid.engine.range.Range;
import io.backgrid.engine.rule.Formula;
import io.backgrid.engine.rule.RuleException;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.UnitKind;
import java.util.List;
import java.util.Optional;

/// Reads how entries are filled, how much they trade, and what ends a position.
final class OrdersReader {
    static final String NEXT_OPEN = "next_open";
    static final String SAME_CLOSE = "same_close";
    static final String LIMIT = "limit";
    static final String STOP = "stop";
    private static final List<String> PRICELESS = List.of(NEXT_OPEN, SAME_CLOSE);
    private static final List<String> FILLS = List.of(NEXT_OPEN, SAME_CLOSE, LIMIT, STOP);
    private static final List<String> MODES =
            List.of("all_in", "fraction", "cash", "units", "volatility_target", "risk");
    private static final int USUAL_WINDOW = 20;
    private static final int USUAL_ATR = 14;

    private OrdersReader() {}

    /// A name, or an object where orders have a price.
    static EntryOrder fill(Fields fields) {
        if (!fields.isObject("fill")) {
            boolean sameClose = fields.oneOf("fill", PRICELESS, NEXT_OPEN).equals(SAME_CLOSE);
            return sameClose ? new EntryOrder.SameClose() : new EntryOrder.NextOpen();
        }
        Fields fill = fields.object("fill");
        String mode = fill.oneOf("mode", FILLS, NEXT_OPEN);
        EntryOrder order = switch (mode) {
            case LIMIT -> new EntryOrder.Limit(prices(fill), bars(fill));
            case STOP -> new EntryOrder.Stop(prices(fill), bars(fill));
            case SAME_CLOSE -> new EntryOrder.SameClose();
            default -> new EntryOrder.NextOpen();
        };
        fill.refuseUnknown();
        return order;
    }

    private static int bars(Fields fill) {
        return (int) fill.number("bars", 1, EntryOrder.BARS_RANGE);
    }

    private static EntryOrder.Prices prices(Fields fill) {
        return new EntryOrder.Prices(formula(fill, "price"), formula(fill, "short_price"));
    }

    private static Optional<Formula> formula(Fields fill, String name) {
        return fill.text(name).flatMap(text -> {
            try {
                return Optional.of(Formula.parse(text));
            } catch (RuleException wrong) {
                fill.refuse(name, String.valueOf(wrong.getMessage()));
                return Optional.empty();
            }
        });
    }

    static Sizing sizing(Fields fields) {
        Fields sizing = fields.object("sizing");
        String mode = sizing.oneOf("mode", MODES, "all_in");
        Sizing chosen = switch (mode) {
            case "fraction" -> new Sizing.Fraction(value(sizing, 1, Sizing.FRACTION_RANGE));
            case "cash" -> new Sizing.Cash(value(sizing, 1, Sizing.AMOUNT_RANGE));
            case "units" -> new Sizing.Units(value(sizing, 1, Sizing.AMOUNT_RANGE));
            case "volatility_target" ->
                new Sizing.VolatilityTarget(value(sizing, 1, Sizing.VOLATILITY_RANGE), (int)
                        sizing.number("window", USUAL_WINDOW, Sizing.WINDOW_RANGE));
            case "risk" -> new Sizing.Risk(value(sizing, 1, Sizing.RISK_RANGE));
            default -> new Sizing.AllIn();
        };
        sizing.refuseUnknown();
        return chosen;
    }

    /// @param harmless stands in for a value that is missing, which is noted
    private static double value(Fields sizing, double harmless, Range range) {
        if (!sizing.has("value")) {
            sizing.refuse("value", "is required: a number " + range.requirement());
        }
        return sizing.number("value", harmless, range);
    }

    static UnitKind units(Fields fields) {
        return fields.oneOf("units", List.of(UnitKind.values()), UnitKind::wireName, UnitKind.FRACTIONAL);
    }

    static Margin margin(Fields fields) {
        double leverage = fields.number("leverage", 1, Margin.LEVERAGE_RANGE);
        double usual = Margin.usualMaintenance(leverage);
        double maintenance = fields.number("maintenance_margin", usual, Margin.MAINTENANCE_RANGE);
        if (!(maintenance * leverage < 1)) {
            fields.refuse(
                    "maintenance_margin",
                    "must be below 1 / leverage, the margin of an entry, but was " + maintenance + " at a leverage of "
                            + leverage);
            return Margin.CASH;
        }
        return new Margin(leverage, maintenance);
    }

    static ExitOrders exits(Fields fields) {
        Optional<Integer> bars = fields.has("max_bars_held")
                ? fields.optionalNumber("max_bars_held", ExitOrders.BARS_RANGE).map(Double::intValue)
                : Optional.empty();
        return new ExitOrders(
                distance(fields, "stop_loss", ExitOrders.STOP_RANGE),
                distance(fields, "take_profit", ExitOrders.PROFIT_RANGE),
                distance(fields, "trailing_stop", ExitOrders.STOP_RANGE),
                distance(fields, "break_even", ExitOrders.PROFIT_RANGE),
                bars,
                (int) fields.number("cooldown_bars", 0, ExitOrders.COOLDOWN_RANGE));
    }

    /// A fraction, or an object with a multiple of the average true range.
    private static Optional<Distance> distance(Fields fields, String name, Range fractions) {
        if (!fields.isObject(name)) {
            return fields.optionalNumber(name, fractions).map(Distance.Fraction::new);
        }
        Fields range = fields.object(name);
        if (!range.has("multiple")) {
            range.refuse("multiple", "is required: a number " + Distance.MULTIPLE_RANGE.requirement());
        }
        int window = (int) range.number("atr", USUAL_ATR, Distance.ATR_RANGE);
        double multiple = range.number("multiple", 1, Distance.MULTIPLE_RANGE);
        range.refuseUnknown();
        return Optional.of(new Distance.AtrMultiple(window, multiple));
    }
}
