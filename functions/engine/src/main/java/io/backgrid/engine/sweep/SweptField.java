package io.backgrid.engine.sweep;

import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.range.Range;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Slippage;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/// A number of a specification, other than a parameter of its rules, that a sweep can vary.
enum SweptField {
    CAPITAL("capital"),
    ORDER_BARS("fill.bars"),
    FEE_RATE("fees.rate"),
    FEE_FIXED("fees.fixed"),
    FEE_PER_UNIT("fees.per_unit"),
    FEE_MINIMUM("fees.minimum"),
    SLIPPAGE("slippage"),
    SLIPPAGE_SHARE("slippage.range_share"),
    SIZE("sizing.value"),
    SIZE_WINDOW("sizing.window"),
    LEVERAGE("leverage"),
    MAINTENANCE("maintenance_margin"),
    CASH_RATE("financing.cash"),
    MARGIN_RATE("financing.margin"),
    BORROW_RATE("financing.borrow"),
    STOP_LOSS("stop_loss"),
    STOP_LOSS_WINDOW("stop_loss.atr"),
    STOP_LOSS_MULTIPLE("stop_loss.multiple"),
    TAKE_PROFIT("take_profit"),
    TAKE_PROFIT_WINDOW("take_profit.atr"),
    TAKE_PROFIT_MULTIPLE("take_profit.multiple"),
    TRAILING_STOP("trailing_stop"),
    TRAILING_STOP_WINDOW("trailing_stop.atr"),
    TRAILING_STOP_MULTIPLE("trailing_stop.multiple"),
    BREAK_EVEN("break_even"),
    BREAK_EVEN_WINDOW("break_even.atr"),
    BREAK_EVEN_MULTIPLE("break_even.multiple"),
    MAX_BARS_HELD("max_bars_held"),
    COOLDOWN_BARS("cooldown_bars");

    private final String path;

    SweptField(String path) {
        this.path = path;
    }

    /// Where the field stands in a request.
    String path() {
        return path;
    }

    /// The field of a path.
    ///
    /// @throws InvalidSpecException if there is none
    static SweptField named(String path) {
        return Arrays.stream(values())
                .filter(field -> field.path.equals(path))
                .findFirst()
                .orElseThrow(() -> InvalidSpecException.because(
                        path,
                        "cannot be swept; what can is params.NAME, "
                                + Arrays.stream(values())
                                        .map(field -> field.path)
                                        .collect(Collectors.joining(", "))));
    }

    /// A specification in which this field has another value.
    ///
    /// @throws InvalidSpecException if the field cannot have it
    BacktestSpec.Builder set(BacktestSpec spec, double value) {
        Fees fees = spec.fees();
        Financing financing = spec.financing();
        ExitOrders exits = spec.exits();
        return switch (this) {
            case CAPITAL -> spec.but().capital(value);
            case ORDER_BARS -> spec.but().fill(waiting(spec.fill(), value));
            case FEE_RATE -> spec.but().fees(new Fees(value, fees.fixed(), fees.perUnit(), fees.minimum()));
            case FEE_FIXED -> spec.but().fees(new Fees(fees.rate(), value, fees.perUnit(), fees.minimum()));
            case FEE_PER_UNIT -> spec.but().fees(new Fees(fees.rate(), fees.fixed(), value, fees.minimum()));
            case FEE_MINIMUM -> spec.but().fees(new Fees(fees.rate(), fees.fixed(), fees.perUnit(), value));
            case SLIPPAGE ->
                spec.but().slippage(new Slippage(value, spec.slippage().rangeShare()));
            case SLIPPAGE_SHARE ->
                spec.but().slippage(new Slippage(spec.slippage().rate(), value));
            case SIZE -> spec.but().sizing(size(spec.sizing(), value));
            case SIZE_WINDOW -> spec.but().sizing(window(spec.sizing(), value));
            case LEVERAGE -> spec.but().margin(new Margin(value, spec.margin().maintenance()));
            case MAINTENANCE -> spec.but().margin(new Margin(spec.margin().leverage(), value));
            case CASH_RATE -> spec.but().financing(new Financing(value, financing.margin(), financing.borrow()));
            case MARGIN_RATE -> spec.but().financing(new Financing(financing.cash(), value, financing.borrow()));
            case BORROW_RATE -> spec.but().financing(new Financing(financing.cash(), financing.margin(), value));
            case STOP_LOSS -> spec.but().exits(exits.withStopLoss(new Distance.Fraction(value)));
            case STOP_LOSS_WINDOW -> spec.but().exits(exits.withStopLoss(window(exits.stopLoss(), value)));
            case STOP_LOSS_MULTIPLE -> spec.but().exits(exits.withStopLoss(multiple(exits.stopLoss(), value)));
            case TAKE_PROFIT -> spec.but().exits(exits.withTakeProfit(new Distance.Fraction(value)));
            case TAKE_PROFIT_WINDOW -> spec.but().exits(exits.withTakeProfit(window(exits.takeProfit(), value)));
            case TAKE_PROFIT_MULTIPLE -> spec.but().exits(exits.withTakeProfit(multiple(exits.takeProfit(), value)));
            case TRAILING_STOP -> spec.but().exits(exits.withTrailingStop(new Distance.Fraction(value)));
            case TRAILING_STOP_WINDOW -> spec.but().exits(exits.withTrailingStop(window(exits.trailingStop(), value)));
            case TRAILING_STOP_MULTIPLE ->
                spec.but().exits(exits.withTrailingStop(multiple(exits.trailingStop(), value)));
            case BREAK_EVEN -> spec.but().exits(exits.withBreakEven(new Distance.Fraction(value)));
            case BREAK_EVEN_WINDOW -> spec.but().exits(exits.withBreakEven(window(exits.breakEven(), value)));
            case BREAK_EVEN_MULTIPLE -> spec.but().exits(exits.withBreakEven(multiple(exits.breakEven(), value)));
            case MAX_BARS_HELD -> spec.but().exits(exits.withMaxBarsHeld(whole(ExitOrders.BARS_RANGE, value)));
            case COOLDOWN_BARS -> spec.but().exits(exits.withCooldownBars(whole(ExitOrders.COOLDOWN_RANGE, value)));
        };
    }

    private int whole(Range allowed, double value) {
        allowed.require(path, value);
        return (int) value;
    }

    private EntryOrder waiting(EntryOrder order, double value) {
        int bars = whole(EntryOrder.BARS_RANGE, value);
        return switch (order) {
            case EntryOrder.Limit(EntryOrder.Prices prices, int _) -> new EntryOrder.Limit(prices, bars);
            case EntryOrder.Stop(EntryOrder.Prices prices, int _) -> new EntryOrder.Stop(prices, bars);
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ ->
                throw InvalidSpecException.because(path, "has no meaning when fill is " + order.wireName());
        };
    }

    private Sizing window(Sizing sizing, double value) {
        return switch (sizing) {
            case Sizing.VolatilityTarget target ->
                new Sizing.VolatilityTarget(target.value(), whole(Sizing.WINDOW_RANGE, value));
            case Sizing.AllIn _, Sizing.Fraction _, Sizing.Cash _, Sizing.Units _, Sizing.Risk _ ->
                throw InvalidSpecException.because(path, "has no meaning when sizing is " + sizing.wireName());
        };
    }

    private Sizing size(Sizing sizing, double value) {
        return switch (sizing) {
            case Sizing.AllIn _ -> throw InvalidSpecException.because(path, "has no meaning when sizing is all_in");
            case Sizing.Fraction _ -> new Sizing.Fraction(value);
            case Sizing.Cash _ -> new Sizing.Cash(value);
            case Sizing.Units _ -> new Sizing.Units(value);
            case Sizing.VolatilityTarget target -> new Sizing.VolatilityTarget(value, target.window());
            case Sizing.Risk _ -> new Sizing.Risk(value);
        };
    }

    private Distance window(Optional<Distance> distance, double value) {
        if (distance.isPresent() && distance.get() instanceof Distance.AtrMultiple(int _, double multiple)) {
            return new Distance.AtrMultiple(whole(Distance.ATR_RANGE, value), multiple);
        }
        throw InvalidSpecException.because(path, "needs a multiple to go with: {\"atr\": [...], \"multiple\": 3}");
    }

    private Distance multiple(Optional<Distance> distance, double value) {
        if (distance.isPresent() && distance.get() instanceof Distance.AtrMultiple(int window, double _)) {
            return new Distance.AtrMultiple(window, value);
        }
        throw InvalidSpecException.because(path, "needs a window to go with: {\"atr\": 14, \"multiple\": [...]}");
    }
}
