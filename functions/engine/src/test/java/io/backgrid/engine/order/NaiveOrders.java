package io.backgrid.engine.order;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Financing;
import java.util.Optional;

/// A second reading of what orders do, written from the Javadoc of the kernel and of the specification. It shares the
/// rules' signals with the engine and nothing else, and keeps a position as its market value, which moves with the
/// price, instead of as units and cash.
final class NaiveOrders {
    private final BacktestSpec spec;
    private final Bars bars;
    private final Signals signals;
    private final NaiveMarket market;
    final double[] equity;
    final double[] position;
    int ambiguous;
    int fills;
    private double worth;
    private int side;
    private double value; // of the position at `mark`, never below 0
    private double mark;
    private double entry;
    private double first; // price that the position met first in this bar
    private int entryBar;
    private boolean enteredInside;
    private int lastExit = -1;
    private double best;
    private double stop; // NaN for an order that is not there
    private double target;
    private double trail;
    private double even;
    private double evenFrom;
    private int wanted;
    private int waitingSide;
    private double waitingPrice;
    private int waitingUntil;

    NaiveOrders(BacktestSpec spec, Bars bars) {
        this.spec = spec;
        this.bars = bars;
        this.signals = BacktestPlan.of(spec, bars).signals();
        this.market = new NaiveMarket(spec, bars);
        this.equity = new double[bars.size()];
        this.position = new double[bars.size()];
        this.worth = spec.capital();
        for (int bar = 0; bar < bars.size() && lives(bar); bar++) {
            equity[bar] = bar == 0 ? spec.capital() : worth;
            position[bar] = side == 0 ? 0 : side * value / mark;
        }
    }

    private boolean lives(int bar) {
        if (bar > 0) {
            passTime();
            if (!(open(bar) && inside(bar))) {
                return false;
            }
        }
        moveTo(bars.close(bar));
        if (worth <= 0) {
            return false;
        }
        if (side != 0) {
            follow(bar);
        }
        decide(bar);
        if (!atClose()) {
            return true;
        }
        if (!rebalance(bar, bars.close(bar), bar)) {
            return false;
        }
        moveTo(bars.close(bar));
        return bar == 0 || worth > 0;
    }

    private boolean atClose() {
        return spec.fill() instanceof EntryOrder.SameClose;
    }

    private void moveTo(double price) {
        if (side != 0) {
            double moved = value * (price / mark);
            worth += side * (moved - value);
            value = moved;
            mark = price;
        }
    }

    private void passTime() {
        Financing financing = spec.financing();
        // A long position was paid from cash, what a short one brought is no cash of one's own.
        double cash = side > 0 ? worth - value : worth;
        double debt = Math.max(0, -cash);
        worth += Math.max(0, cash) * spec.basis().perPeriod(financing.cash());
        worth -= debt * spec.basis().perPeriod(financing.margin());
        worth -= side < 0 ? value * spec.basis().perPeriod(financing.borrow()) : 0;
    }

    private boolean open(int bar) {
        double open = bars.open(bar);
        moveTo(open);
        first = open;
        int before = side;
        if (!atClose() && !rebalance(bar, open, bar - 1)) {
            return false;
        }
        if (before == 0 || side == 0 || entryBar == bar) {
            return true;
        }
        double slipped = market.slipped(-side, open, bar - 1);
        if (side * open <= side * floor()) {
            return leave(bar, slipped);
        }
        return !(side * open >= side * target) || leave(bar, better(-side, slipped, target));
    }

    private boolean rebalance(int bar, double price, int known) {
        if (wanted == side) {
            return true;
        }
        if (side != 0 && !leave(bar, market.slipped(-side, price, known))) {
            return false;
        }
        if (wanted != 0) {
            take(wanted, bar, market.slipped(wanted, price, known), known);
        }
        return true;
    }

    private boolean leave(int bar, double price) {
        double units = value / mark;
        moveTo(price);
        worth -= market.fee(units, price);
        side = 0;
        lastExit = bar;
        fills++;
        return worth > 0;
    }

    private void take(int newSide, int bar, double price, int known) {
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

    private boolean inside(int bar) {
        if (side == 0 && waitingSide != 0) {
            fillWaiting(bar);
        }
        if (side == 0) {
            return true;
        }
        double worst = side > 0 ? bars.low(bar) : bars.high(bar);
        double furthest = side > 0 ? bars.high(bar) : bars.low(bar);
        boolean stopped = side * worst <= side * floor();
        boolean taken = side * furthest >= side * target && !(enteredInside && entryBar == bar);
        ambiguous += stopped && taken ? 1 : 0;
        if (stopped) {
            return leave(bar, market.slipped(-side, better(side, floor(), first), bar - 1));
        }
        return !taken || leave(bar, target);
    }

    private void fillWaiting(int bar) {
        boolean limit = spec.fill() instanceof EntryOrder.Limit;
        int at = waitingSide;
        double open = bars.open(bar);
        boolean atOpen = limit ? at * open <= at * waitingPrice : at * open >= at * waitingPrice;
        if (atOpen || (bars.low(bar) <= waitingPrice && waitingPrice <= bars.high(bar))) {
            double slipped = market.slipped(at, atOpen ? open : waitingPrice, bar - 1);
            double price = limit ? better(at, slipped, waitingPrice) : slipped;
            waitingSide = 0;
            take(at, bar, price, bar - 1);
            enteredInside = !atOpen;
            first = atOpen ? open : price;
        } else if (bar == waitingUntil) {
            waitingSide = 0;
        }
    }

    /// The lower of two prices to buy at or for a stop to be met at when long; the higher one for the other side.
    private static double better(int side, double price, double other) {
        return side > 0 ? Math.min(price, other) : Math.max(price, other);
    }

    /// The tightest of the stops there are; NaN without one.
    private double floor() {
        double maintenance = spec.margin().maintenance();
        double units = value / mark;
        double call = maintenance == 0 ? Double.NaN : (worth - side * value) / (units * (maintenance - side));
        double tightest = Double.NaN;
        for (double each : new double[] {stop, trail, even, call}) {
            tightest = Double.isNaN(tightest) || side * each > side * tightest ? each : tightest;
        }
        return tightest;
    }

    private void follow(int bar) {
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

    private void decide(int bar) {
        wanted = signals.wanted(side, bar);
        int held = (atClose() ? bar : bar + 1) - entryBar;
        if (side != 0 && wanted == side && held >= spec.exits().maxBarsHeld().orElse(Integer.MAX_VALUE)) {
            wanted = 0;
        }
        // A reversal leaves now, so that its entry falls into the cooldown as well.
        boolean cools =
                side != 0 || (lastExit >= 0 && bar < lastExit + spec.exits().cooldownBars());
        if (wanted != 0 && wanted != side && cools && spec.exits().cooldownBars() > 0) {
            wanted = 0;
        }
        switch (spec.fill()) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> {}
            case EntryOrder.Limit(EntryOrder.Prices _, int life) -> order(bar, life);
            case EntryOrder.Stop(EntryOrder.Prices _, int life) -> order(bar, life);
        }
    }

    private void order(int bar, int life) {
        if (wanted != 0 && wanted != side) {
            waitingSide = wanted;
            waitingPrice = market.orderPrice(wanted, bar);
            waitingUntil = bar + life;
            wanted = 0;
        } else if (waitingSide != 0 && signals.exits(waitingSide, bar)) {
            waitingSide = 0;
        }
    }
}
