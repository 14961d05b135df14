package io.backgrid.engine.kernel;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.plan.EntryPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.signal.Signals;

/// What the last close asked for: the position wanted at the next fill, and the entry that waits for a price.
final class OrderBook {
    private final Signals signals;
    private final Terms terms;
    private final Ledger ledger;
    private final WaitingEntry waiting = new WaitingEntry();
    private final boolean atClose;
    private final boolean atPrice;
    private int wanted = Signals.FLAT;
    private ExitReason reason = ExitReason.SIGNAL;

    OrderBook(BacktestPlan plan, Ledger ledger) {
        this.signals = plan.signals();
        this.terms = plan.terms();
        this.ledger = ledger;
        EntryPlan.Kind kind = terms.entry().kind();
        this.atClose = kind == EntryPlan.Kind.SAME_CLOSE;
        this.atPrice = kind == EntryPlan.Kind.LIMIT || kind == EntryPlan.Kind.STOP;
    }

    /// [Signals#LONG], [Signals#FLAT] or [Signals#SHORT], without an entry that waits for a price.
    int wanted() {
        return wanted;
    }

    /// Why the position held is to be left, where it is.
    ExitReason reason() {
        return reason;
    }

    WaitingEntry waiting() {
        return waiting;
    }

    /// Asks the rules for the position wanted, and what time has to say to that.
    void decide(int held, int bar) {
        wanted = signals.wanted(held, bar);
        reason = ExitReason.SIGNAL;
        int fillBar = atClose ? bar : bar + 1;
        if (held != Signals.FLAT
                && wanted == held
                && fillBar - ledger.lastEntryBar() >= terms.exits().maxBarsHeld()) {
            wanted = Signals.FLAT;
            reason = ExitReason.TIME;
        }
        if (wanted != Signals.FLAT && wanted != held && isCoolingDown(held, bar)) {
            wanted = Signals.FLAT;
        }
        if (atPrice) {
            order(held, bar);
        }
    }

    private boolean isCoolingDown(int held, int bar) {
        int cooldown = terms.exits().cooldownBars();
        boolean exitsNow = held != Signals.FLAT;
        boolean hasExited = ledger.lastExitBar() >= 0;
        return cooldown > 0 && (exitsNow || (hasExited && bar - ledger.lastExitBar() < cooldown));
    }

    /// Turns a wanted entry into an order that waits for its price; what is left for the open is the exit alone.
    private void order(int held, int bar) {
        if (wanted != Signals.FLAT && wanted != held) {
            IndicatorSeries prices = wanted == Signals.LONG
                    ? terms.entry().longPrice()
                    : terms.entry().shortPrice();
            waiting.order(wanted, prices.value(bar), terms.entry().bars());
            wanted = Signals.FLAT;
        } else if (waiting.isOrdered() && signals.exits(waiting.side(), bar)) {
            waiting.cancel();
        }
    }
}
