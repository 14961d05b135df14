package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.plan.CostPlan;
import io.backgrid.engine.plan.EntryPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.signal.Signals;

/// Walks the bars one by one with one account. This is the reference: every faster kernel must equal it.
///
/// What happens in a bar, in this order:
///
/// 1. Time is paid for: interest and borrowing since the close before.
/// 2. At the open: an exit and an entry that the close before asked for are filled. A position from before is closed
/// here
///    if the open lies beyond its stop, else if it lies beyond its take-profit. An order that waits for a price is
///    filled if the open is beyond it.
/// 3. Inside the bar: an order that waits for a price is filled at it; then the stop, then the take-profit is filled if
///    the bar reaches it. Where it reaches both, the stop is taken to be first, and the bar is counted. A take-profit
/// is
///    not filled in the bar inside which its position was entered: the bar may have been there before.
/// 4. At the close: the account is valued, the rules are asked, and orders for this close are filled. Trailing and
///    break-even stops move up behind the bar.
///
/// - A buy pays more and a sale gets less than its price by the slippage; each fill then costs its fee. A reversal is
/// two
///   fills. What is wanted at the last close for the next open is dropped.
/// - Equity at a close is `cash + units * close`, with units below 0 when short; at the first close it is the capital,
///   whatever is filled there.
/// - Equity at or below 0 at a close, or cash at or below 0 after an exit, is ruin: the trade ends there, and equity
///   and position are 0 from this bar on.
public final class ScalarKernel {
    private final Terms terms;
    private final Bars bars;
    private final CostPlan costs;
    private final Ledger ledger;
    private final Account account;
    private final Guard guard;
    private final OrderBook orders;
    private final boolean guarded;
    private final boolean atClose;
    private final double[] equity;
    private final double[] position;
    private Moment entered = Moment.OPEN;
    private int ambiguousBars;

    private ScalarKernel(BacktestPlan plan) {
        this.terms = plan.terms();
        this.bars = plan.bars();
        this.costs = terms.costs();
        this.ledger = new Ledger(bars);
        this.account = new Account(plan, ledger);
        this.orders = new OrderBook(plan, ledger);
        this.guard = new Guard(bars);
        this.guarded = terms.exits().watchesPrices() || terms.size().margin().maintenance() > 0;
        this.atClose = terms.entry().kind() == EntryPlan.Kind.SAME_CLOSE;
        this.equity = new double[bars.size()];
        this.position = new double[bars.size()];
    }

    /// Simulates a plan from its first bar to its last or to ruin.
    ///
    /// @throws EquityOverflowException if the value of the account is no longer a finite number
    public static Simulation run(BacktestPlan plan) {
        ScalarKernel kernel = new ScalarKernel(plan);
        if (!kernel.survives()) {
            // Ruin leaves the remaining elements at their initial 0, which is what the account then holds.
            kernel.ledger.ruin();
        }
        return new Simulation(
                EquityCurve.of(plan.bars().times(), kernel.equity, kernel.position),
                kernel.ledger.trades(),
                kernel.ambiguousBars,
                kernel.account.interest());
    }

    private boolean survives() {
        boolean financed = costs.hasFinancing();
        for (int bar = 0; bar < equity.length; bar++) {
            if (financed && bar > 0) {
                account.passTime(bar);
            }
            if (bar > 0 && !(open(bar) && inside(bar))) {
                return false;
            }
            if (!close(bar)) {
                return false;
            }
        }
        return true;
    }

    /// Fills what waits for this open; answers whether the account survives.
    private boolean open(int bar) {
        boolean heldBefore = account.held() != Signals.FLAT;
        if (!atClose && !rebalance(bar, Moment.OPEN, bars.open(bar))) {
            return false;
        }
        if (guarded && heldBefore && account.held() != Signals.FLAT && ledger.lastEntryBar() < bar) {
            return gap(bar);
        }
        return true;
    }

    /// Moves to the position wanted and leaves the other one first.
    private boolean rebalance(int bar, Moment moment, double price) {
        int held = account.held();
        int wanted = orders.wanted();
        if (wanted == held) {
            return true;
        }
        int known = moment == Moment.CLOSE ? bar : bar - 1;
        if (held != Signals.FLAT && !account.exit(bar, moment, orders.reason(), slipped(-held, price, known))) {
            return false;
        }
        if (wanted != Signals.FLAT) {
            enter(wanted, bar, moment, slipped(wanted, price, known), known);
        }
        return true;
    }

    private void enter(int side, int bar, Moment moment, double price, int known) {
        account.enter(side, bar, moment, price, known);
        entered = moment;
        if (guarded && account.held() != Signals.FLAT) {
            guard.lay(terms.exits(), side, price, moment == Moment.OPEN ? bars.open(bar) : price, known);
        }
    }

    /// Closes a position whose stop or take-profit the open has jumped over.
    private boolean gap(int bar) {
        int side = account.held();
        guard.meet(bars.open(bar));
        guard.marginCallAt(account.marginCallPrice());
        double slipped = slipped(-side, bars.open(bar), bar - 1);
        if (guard.gapsThroughStop()) {
            return account.exit(bar, Moment.OPEN, guard.stopReason(), slipped);
        }
        if (guard.gapsThroughTarget()) {
            return account.exit(bar, Moment.OPEN, ExitReason.TAKE_PROFIT, better(-side, slipped, guard.targetPrice()));
        }
        return true;
    }

    private boolean inside(int bar) {
        if (orders.waiting().isOrdered() && account.held() == Signals.FLAT) {
            fillWaiting(bar);
        }
        if (!guarded || account.held() == Signals.FLAT) {
            return true;
        }
        guard.marginCallAt(account.marginCallPrice());
        boolean enteredInside = entered == Moment.INSIDE && ledger.lastEntryBar() == bar;
        boolean stopped = guard.reachesStop(bar);
        boolean taken = !enteredInside && guard.reachesTarget(bar);
        if (stopped && taken) {
            ambiguousBars++;
        }
        if (stopped) {
            double price = slipped(-account.held(), guard.stopPrice(), bar - 1);
            return account.exit(bar, Moment.INSIDE, guard.stopReason(), price);
        }
        return !taken || account.exit(bar, Moment.INSIDE, ExitReason.TAKE_PROFIT, guard.targetPrice());
    }

    private void fillWaiting(int bar) {
        WaitingEntry waiting = orders.waiting();
        int side = waiting.side();
        boolean limit = terms.entry().kind() == EntryPlan.Kind.LIMIT;
        double price = waiting.price();
        double open = bars.open(bar);
        boolean opensBeyond = limit ? side * open <= side * price : side * open >= side * price;
        boolean reaches = bars.low(bar) <= price && price <= bars.high(bar);
        if (opensBeyond || reaches) {
            double slipped = slipped(side, opensBeyond ? open : price, bar - 1);
            waiting.cancel();
            enter(
                    side,
                    bar,
                    opensBeyond ? Moment.OPEN : Moment.INSIDE,
                    limit ? better(side, slipped, price) : slipped,
                    bar - 1);
        } else {
            waiting.passBar();
        }
    }

    /// Values the account, asks the rules and fills what is to be filled at once; answers whether anything is left.
    private boolean close(int bar) {
        if (account.worth(bars.close(bar)) <= 0) {
            return ruinAtClose(bar);
        }
        if (guarded && account.held() != Signals.FLAT) {
            guard.follow(bar, entered == Moment.OPEN || ledger.lastEntryBar() < bar);
        }
        orders.decide(account.held(), bar);
        if (atClose && !rebalance(bar, Moment.CLOSE, bars.close(bar))) {
            return false;
        }
        double worth = bar == 0 ? terms.capital() : account.worth(bars.close(bar));
        if (worth <= 0) {
            return ruinAtClose(bar);
        }
        equity[bar] = Account.finite(worth, bar);
        position[bar] = account.units();
        return true;
    }

    /// Ends the trade at the close, where nothing is left to pay a fee with.
    private boolean ruinAtClose(int bar) {
        ledger.exit(bar, Moment.CLOSE, ExitReason.SIGNAL, bars.close(bar), 0);
        return false;
    }

    private double slipped(int side, double price, int known) {
        return costs.slipped(side, price, bars, known);
    }

    /// The better of two prices: the lower one to buy at, the higher one to sell at.
    static double better(int side, double price, double other) {
        return side > 0 ? Math.min(price, other) : Math.max(price, other);
    }
}
