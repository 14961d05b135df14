package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.CostPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.table.MarketTables;

/// The account of one trial after the other: the money of [Account], trades as counts and sums in place of a ledger,
/// and the curve in a [Tally].
///
/// Between two fills nothing is looked at: an account that is all in earns what the symbol does, which [HeldReturns]
/// knows. Any other one is walked from fill to fill.
final class TrialAccount {
    private static final int NONE = -1;

    /// The most that rounding leaves of an account's cash when it goes all in, as a share of equity.
    static final double REST = 4e-15;

    private final Bars bars;
    private final HeldReturns table;
    private final Tally tally;
    private final TradeSums sums;
    private Terms terms;
    private CostPlan costs;
    private boolean guarded;
    private boolean allIn;

    private double cash;
    private double units;
    private boolean sound;

    private int entryBar;
    private double entryPrice;
    private double entryFee;
    private int lastExitBar;

    // The last bar with a fill, whose close and those after it are still to be valued; and equity at the close before.
    private int fillBar;
    private double before;

    TrialAccount(MarketTables tables, Tally tally, TradeSums sums, Terms terms) {
        this.bars = tables.bars();
        this.table = tables.returns();
        this.tally = tally;
        this.sums = sums;
        this.terms = terms;
        this.costs = terms.costs();
    }

    /// Forgets the trial before.
    void start(Terms newTerms) {
        terms = newTerms;
        costs = newTerms.costs();
        guarded = newTerms.exits().watchesPrices();
        allIn = newTerms.size().isAllIn();
        cash = newTerms.capital();
        units = 0;
        sound = true;
        entryBar = NONE;
        lastExitBar = NONE;
        fillBar = NONE;
        before = cash;
        tally.start(cash);
        sums.start(cash);
    }

    /// [Signals#LONG], [Signals#FLAT] or [Signals#SHORT].
    int held() {
        return units > 0 ? Signals.LONG : units < 0 ? Signals.SHORT : Signals.FLAT;
    }

    int entryBar() {
        return entryBar;
    }

    /// Bar of the last exit; -1 before the first.
    int lastExitBar() {
        return lastExitBar;
    }

    /// Whether the account survived so far, in finite numbers. One that did not is for the reference to run.
    boolean isSound() {
        return sound;
    }

    /// Does what [Account#enter] does.
    void enter(int side, int bar, double price, int known) {
        if (!(price > 0) || (guarded && !terms.exits().canBeLaid(price, known))) {
            return;
        }
        double wanted = allIn ? costs.affordable(cash, price) : units(price, known);
        if (!(wanted > 0)) {
            return;
        }
        valueUpTo(bar);
        double fee = costs.fee(wanted, price);
        units = side * wanted;
        cash = cash - units * price - fee;
        entryBar = bar;
        entryPrice = price;
        entryFee = fee;
        sums.traded = true;
        sums.notional += wanted * price;
        checkFinite();
    }

    private double units(double price, int known) {
        double risked = guarded ? terms.exits().risk(price, known) : Double.POSITIVE_INFINITY;
        return terms.size().units(cash, price, risked, costs, known);
    }

    /// Does what [Account#exit] does.
    void exit(int bar, double price) {
        valueUpTo(bar);
        double amount = Math.abs(units);
        double fee = costs.fee(amount, price);
        int side = held();
        cash = cash + units * price - fee;
        // As io.backgrid.engine.result.Trade#profit says, in the same order.
        double profit = amount * (side * (price - entryPrice)) - (entryFee + fee);
        sums.close(profit);
        sums.notional += amount * price;
        units = 0;
        lastExitBar = bar;
        sound &= cash > 0;
        checkFinite();
    }

    private void checkFinite() {
        sound &= Math.abs(cash) <= Double.MAX_VALUE && Math.abs(units) <= Double.MAX_VALUE;
    }

    /// Values the closes before a bar that is about to have a fill.
    private void valueUpTo(int bar) {
        if (bar != fillBar) {
            valueCloses(bar - 1);
            fillBar = bar;
        }
    }

    /// Values the last closes.
    void finish() {
        valueCloses(bars.size() - 1);
        sums.lastEquity = before;
        tally.finish();
    }

    private void valueCloses(int last) {
        int first = fillBar;
        if (first <= 0) {
            // Equity is the capital up to the first fill, and at the first close whatever is filled there.
            int untouched = first == NONE ? last + 1 : 1;
            sums.equitySum += terms.capital() * untouched;
            sums.barsInMarket += units != 0 ? untouched : 0;
            before = terms.capital();
            if (untouched > last) {
                return;
            }
            first = untouched;
        }
        if (units == 0) {
            valueFlat(first, last);
        } else if (units > 0 && Math.abs(cash) <= REST * before) {
            valueAllIn(first, last);
        } else {
            walk(first, last);
        }
    }

    private void valueFlat(int first, int last) {
        tally.single(first, cash / before - 1);
        tally.point(cash);
        sums.equitySum += cash * (last - first + 1);
        before = cash;
    }

    private void valueAllIn(int first, int last) {
        double equity = cash + units * bars.close(first);
        tally.single(first, equity / before - 1);
        tally.range(first, last);
        tally.rangePoints(first, last, units, cash);
        int closes = last - first + 1;
        double closeSum = (table.upTo(last, HeldReturns.CLOSE) - table.upTo(first - 1, HeldReturns.CLOSE))
                * table.unit(HeldReturns.CLOSE);
        sums.equitySum += cash * closes + units * closeSum;
        sums.mostUnits = Math.max(sums.mostUnits, units);
        sums.barsInMarket += closes;
        before = cash + units * bars.close(last);
        sound &= Math.abs(before) <= Double.MAX_VALUE;
    }

    private void walk(int first, int last) {
        for (int bar = first; bar <= last; bar++) {
            double equity = cash + units * bars.close(bar);
            sound &= equity > 0 && equity <= Double.MAX_VALUE;
            tally.single(bar, equity / before - 1);
            tally.point(equity);
            sums.equitySum += equity;
            before = equity;
        }
        sums.barsInMarket += last - first + 1;
    }
}
