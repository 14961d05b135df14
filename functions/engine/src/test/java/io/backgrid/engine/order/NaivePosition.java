package io.backgrid.engine.order;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Financing;
import java.util.Optional;

/// A position as its market value, and the orders that guard it; levels are prices, NaN where there is no order.
final class NaivePosition {
    private final BacktestSpec spec;
    private final Bars bars;
    private final NaiveMarket market;
    double worth;
    int side;
    double value; // of the position at `mark`, never below 0
    double mark;
    private double entry;
    int entryBar;
    boolean enteredInside;
    int lastExit = -1;
    int fills;
    private double best;
    private double stop; // NaN for an order that is not there
    double target;
    private double trail;
    private double even;
    private double evenFrom;

    NaivePosition(BacktestSpec spec, Bars bars, NaiveMarket market) {
        this.spec = spec;
        this.bars = bars;
        this.market = market;
        this.worth = spec.capital();
    }

    void moveTo(double price) {
        if (side != 0) {
            double moved = value * (price / mark);
            worth += side * (moved - value);
            value = moved;
            mark = price;
        }
    }

    void passTime() {
        Financing financing = spec.financing();
        // A long position was paid from cash, what a short one brought is no cash of one's own.
        double cash = side > 0 ? worth - value : worth;
        double debt = Math.max(0, -cash);
        worth += Math.max(0, cash) * spec.basis().perPeriod(financing.cash());
        worth -= debt * spec.basis().perPeriod(financing.margin());
        worth -= side < 0 ? value * spec.basis().perPeriod(financing.borrow()) : 0;
    }

    boolean leave(int bar, double price) {
        double units = value / mark;
        moveTo(price);
        worth -= market.fee(units, price);
        side = 0;
        lastExit = bar;
        fills++;
        return worth > 0;
    }

    void take(int newSide, int bar, double price, int known) {
        enteredInside = false;
        stop = level(price, -newSide, market.distance(spec.exits().stopLoss(), price, known));
        target = level(price, newSide, market.distance(spec.exits().takeProfit(), price, known));
        trail = level(price, -newSide, market.distance(spec.exits().trailingStop(), price, known));
        evenFrom = level(price, newSide, market.distance(spec.exits().breakEven(), price, known));
        even = Double.NaN;
        boolean allHaveADistance = stop != price && target != price && trail != price && evenFrom != price;
        double units = allHaveADistance && price > 0 ? market.units(worth, price, known) : 0;
        if (units > 0) {
            side = newSide;
            value = units * price;
            mark = price;
            entry = price;
            best = price;
            entryBar = bar;
            worth -= market.fee(units, price);
            fills++;
        }
    }

    /// NaN without an order, the price itself for an order without a distance.
    private static double level(double price, int direction, Optional<Double> distance) {
        if (distance.isEmpty()) {
            return Double.NaN;
        }
        return distance.get() > 0 ? price + direction * distance.get() : price;
    }

    /// The lower of two prices to buy at or for a stop to be met at when long; the higher one for the other side.
    static double better(int side, double price, double other) {
        return side > 0 ? Math.min(price, other) : Math.max(price, other);
    }

    /// The tightest of the stops there are; NaN without one.
    double floor() {
        double maintenance = spec.margin().maintenance();
        double units = value / mark;
        double call = maintenance == 0 ? Double.NaN : (worth - side * value) / (units * (maintenance - side));
        double tightest = Double.NaN;
        for (double each : new double[] {stop, trail, even, call}) {
            tightest = Double.isNaN(tightest) || side * each > side * tightest ? each : tightest;
        }
        return tightest;
    }

    void follow(int bar) {
        boolean onlyItsClose = enteredInside && entryBar == bar;
        double reached = onlyItsClose ? bars.close(bar) : side > 0 ? bars.high(bar) : bars.low(bar);
        best = better(-side, best, reached);
        Optional<Double> distance = market.distance(spec.exits().trailingStop(), best, bar);
        if (distance.isPresent()) {
            trail = better(-side, trail, best - side * distance.get());
        }
        if (side * best >= side * evenFrom) {
            even = entry;
        }
    }
}
