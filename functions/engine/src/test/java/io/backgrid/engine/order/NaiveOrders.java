package io.backgrid.engine.order;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;

/// A second reading of what orders do, written from the Javadoc of the kernel and of the specification. It shares the
/// rules' signals with the engine and nothing else, and keeps a position as its market value, which moves with the
/// price, instead of as units and cash.
final class NaiveOrders {
    private final BacktestSpec spec;
    private final Bars bars;
    private final Signals signals;
    private final NaiveMarket market;
    private final NaivePosition at;
    private double first; // price that the position met first in this bar
    final double[] equity;
    final double[] position;
    int ambiguous;
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
        this.at = new NaivePosition(spec, bars, market);
        for (int bar = 0; bar < bars.size() && lives(bar); bar++) {
            equity[bar] = bar == 0 ? spec.capital() : at.worth;
            position[bar] = at.side == 0 ? 0 : at.side * at.value / at.mark;
        }
    }

    private boolean lives(int bar) {
        if (bar > 0) {
            at.passTime();
            if (!(open(bar) && inside(bar))) {
                return false;
            }
        }
        at.moveTo(bars.close(bar));
        if (at.worth <= 0) {
            return false;
        }
        if (at.side != 0) {
            at.follow(bar);
        }
        decide(bar);
        if (!atClose()) {
            return true;
        }
        if (!rebalance(bar, bars.close(bar), bar)) {
            return false;
        }
        at.moveTo(bars.close(bar));
        return bar == 0 || at.worth > 0;
    }

    int fills() {
        return at.fills;
    }

    private boolean atClose() {
        return spec.fill() instanceof EntryOrder.SameClose;
    }

    private boolean open(int bar) {
        double open = bars.open(bar);
        at.moveTo(open);
        first = open;
        int before = at.side;
        if (!atClose() && !rebalance(bar, open, bar - 1)) {
            return false;
        }
        if (before == 0 || at.side == 0 || at.entryBar == bar) {
            return true;
        }
        double slipped = market.slipped(-at.side, open, bar - 1);
        if (at.side * open <= at.side * at.floor()) {
            return at.leave(bar, slipped);
        }
        return !(at.side * open >= at.side * at.target)
                || at.leave(bar, NaivePosition.better(-at.side, slipped, at.target));
    }

    private boolean rebalance(int bar, double price, int known) {
        if (wanted == at.side) {
            return true;
        }
        if (at.side != 0 && !at.leave(bar, market.slipped(-at.side, price, known))) {
            return false;
        }
        if (wanted != 0) {
            at.take(wanted, bar, market.slipped(wanted, price, known), known);
        }
        return true;
    }

    private boolean inside(int bar) {
        if (at.side == 0 && waitingSide != 0) {
            fillWaiting(bar);
        }
        if (at.side == 0) {
            return true;
        }
        double worst = at.side > 0 ? bars.low(bar) : bars.high(bar);
        double furthest = at.side > 0 ? bars.high(bar) : bars.low(bar);
        boolean stopped = at.side * worst <= at.side * at.floor();
        boolean taken = at.side * furthest >= at.side * at.target && !(at.enteredInside && at.entryBar == bar);
        ambiguous += stopped && taken ? 1 : 0;
        if (stopped) {
            return at.leave(bar, market.slipped(-at.side, NaivePosition.better(at.side, at.floor(), first), bar - 1));
        }
        return !taken || at.leave(bar, at.target);
    }

    private void fillWaiting(int bar) {
        boolean limit = spec.fill() instanceof EntryOrder.Limit;
        int way = waitingSide;
        double open = bars.open(bar);
        boolean atOpen = limit ? way * open <= way * waitingPrice : way * open >= way * waitingPrice;
        if (atOpen || (bars.low(bar) <= waitingPrice && waitingPrice <= bars.high(bar))) {
            double slipped = market.slipped(way, atOpen ? open : waitingPrice, bar - 1);
            double price = limit ? NaivePosition.better(way, slipped, waitingPrice) : slipped;
            waitingSide = 0;
            at.take(way, bar, price, bar - 1);
            at.enteredInside = !atOpen;
            first = atOpen ? open : price;
        } else if (bar == waitingUntil) {
            waitingSide = 0;
        }
    }

    private void decide(int bar) {
        wanted = signals.wanted(at.side, bar);
        int held = (atClose() ? bar : bar + 1) - at.entryBar;
        if (at.side != 0
                && wanted == at.side
                && held >= spec.exits().maxBarsHeld().orElse(Integer.MAX_VALUE)) {
            wanted = 0;
        }
        // A reversal leaves now, so that its entry falls into the cooldown as well.
        boolean cools = at.side != 0
                || (at.lastExit >= 0 && bar < at.lastExit + spec.exits().cooldownBars());
        if (wanted != 0 && wanted != at.side && cools && spec.exits().cooldownBars() > 0) {
            wanted = 0;
        }
        switch (spec.fill()) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> {}
            case EntryOrder.Limit(EntryOrder.Prices _, int life) -> order(bar, life);
            case EntryOrder.Stop(EntryOrder.Prices _, int life) -> order(bar, life);
        }
    }

    private void order(int bar, int life) {
        if (wanted != 0 && wanted != at.side) {
            waitingSide = wanted;
            waitingPrice = market.orderPrice(wanted, bar);
            waitingUntil = bar + life;
            wanted = 0;
        } else if (waitingSide != 0 && signals.exits(waitingSide, bar)) {
            waitingSide = 0;
        }
    }
}
