package io.backgrid.engine.order;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.Margin;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.UnitKind;
import java.util.Optional;

/// What a specification makes of prices, computed afresh at each question from its Javadoc.
final class NaiveMarket {
    private final BacktestSpec spec;
    private final Bars bars;

    NaiveMarket(BacktestSpec spec, Bars bars) {
        this.spec = spec;
        this.bars = bars;
    }

    /// Empty without such an order; NaN where the range has no value yet.
    Optional<Double> distance(Optional<Distance> order, double price, int known) {
        return order.map(distance -> switch (distance) {
            case Distance.Fraction(double value) -> value * price;
            case Distance.AtrMultiple(int window, double multiple) -> multiple * averageTrueRange(window, known);
        });
    }

    private double averageTrueRange(int window, int bar) {
        if (bar < window) {
            return Double.NaN;
        }
        double mean = 0;
        for (int past = 1; past <= window; past++) {
            mean += trueRange(past) / window;
        }
        for (int past = window + 1; past <= bar; past++) {
            mean += (trueRange(past) - mean) / window;
        }
        return mean;
    }

    private double trueRange(int bar) {
        double before = bars.close(bar - 1);
        return Math.max(bars.high(bar), before) - Math.min(bars.low(bar), before);
    }

    double slipped(int side, double price, int known) {
        double range = bars.high(known) - bars.low(known);
        double by = spec.slippage().rate() * price + spec.slippage().rangeShare() * range;
        return Math.max(0, price + side * by);
    }

    double fee(double units, double price) {
        Fees fees = spec.fees();
        return Math.max(fees.minimum(), units * (price * fees.rate() + fees.perUnit()) + fees.fixed());
    }

    double orderPrice(int side, int bar) {
        EntryOrder.Prices prices = switch (spec.fill()) {
            case EntryOrder.Limit(EntryOrder.Prices at, int _) -> at;
            case EntryOrder.Stop(EntryOrder.Prices at, int _) -> at;
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> throw new IllegalStateException();
        };
        String text = (side > 0 ? prices.longPrice() : prices.shortPrice())
                .orElseThrow()
                .text();
        return bars.close(bar) * Double.parseDouble(text.substring("close * ".length()));
    }

    /// Units of an entry, 0 for none.
    double units(double equity, double price, int known) {
        Margin margin = spec.margin();
        double most = pays(margin.leverage() * equity, price);
        double wanted = switch (spec.sizing()) {
            case Sizing.AllIn _ -> pays(equity, price);
            case Sizing.Fraction(double value) -> pays(value * equity, price);
            case Sizing.Cash(double value) -> pays(value, price);
            case Sizing.Units(double value) -> value;
            case Sizing.VolatilityTarget(double value, int window) ->
                pays(value / volatility(window, known) * equity, price);
            case Sizing.Risk(double value) -> value * equity / risk(price, known);
        };
        double units = Math.min(most, wanted);
        return units > 0 ? (spec.units() == UnitKind.WHOLE ? Math.floor(units) : units) : 0;
    }

    private double risk(double price, int known) {
        Optional<Distance> order = spec.exits().stopLoss().isPresent()
                ? spec.exits().stopLoss()
                : spec.exits().trailingStop();
        return distance(order, price, known).orElseThrow();
    }

    /// The most units whose notional and fee stay within a budget: within it with the minimum and with the rest.
    private double pays(double budget, double price) {
        Fees fees = spec.fees();
        double withMinimum = (budget - fees.minimum()) / price;
        double withRest = (budget - fees.fixed()) / (price + price * fees.rate() + fees.perUnit());
        return Math.min(withMinimum, withRest);
    }

    private double volatility(int window, int bar) {
        if (bar < window) {
            return Double.NaN;
        }
        double mean = 0;
        for (int past = bar - window + 1; past <= bar; past++) {
            mean += (bars.close(past) / bars.close(past - 1) - 1) / window;
        }
        double squares = 0;
        for (int past = bar - window + 1; past <= bar; past++) {
            double excess = bars.close(past) / bars.close(past - 1) - 1 - mean;
            squares += excess * excess;
        }
        return Math.sqrt(squares / (window - 1) * spec.basis().periodsPerYear());
    }
}
