package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.CostPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.table.HeldReturns;
import io.backgrid.engine.table.MarketTables;

/// Books the trades of an account that is all in or out of a long position, at bars that are known beforehand: what
/// [TrialAccount] does for the commonest of sweeps, one step for all trades after the other, so that the processor
/// works on many trades at once.
final class PlainTrades {
    private final Bars bars;
    private final HeldReturns table;
    private final Tally tally;
    private final TradeSums sums;
    private final boolean whole;

    // Per trade: bar of the fill, units, cash while it lasts, equity before and after it.
    private final int[] entryBar;
    private final int[] exitBar;
    private final double[] units;
    private final double[] rest;
    private final double[] before;
    private final double[] after;

    PlainTrades(MarketTables tables, Tally tally, TradeSums sums, boolean whole) {
        this.bars = tables.bars();
        this.table = tables.returns();
        this.tally = tally;
        this.sums = sums;
        this.whole = whole;
        int most = bars.size() / 2 + 2;
        this.entryBar = new int[most];
        this.exitBar = new int[most];
        this.units = new double[most];
        this.rest = new double[most];
        this.before = new double[most];
        this.after = new double[most];
    }

    /// Whether such terms leave nothing to decide but when to be in.
    static boolean canBook(Terms terms) {
        return terms.size().isAllIn()
                && !terms.exits().watchesPrices()
                && terms.exits().maxBarsHeld() == Integer.MAX_VALUE
                && terms.exits().cooldownBars() == 0;
    }

    /// Books a trial's trades; answers whether that is how it was. It is not where an entry cannot be paid for, or
    /// where the account is ruined or not finite.
    ///
    /// @param turns bars that decide to enter and to leave, by turns
    /// @param count how many there are
    boolean run(Terms terms, int[] turns, int count) {
        int lag = terms.entry().barsToFill();
        int trades = (count + 1) / 2;
        tally.start(terms.capital());
        sums.start(terms.capital());
        sums.traded = trades > 0;
        for (int trade = 0; trade < trades; trade++) {
            entryBar[trade] = turns[2 * trade] + lag;
            exitBar[trade] = 2 * trade + 1 < count ? turns[2 * trade + 1] + lag : bars.size();
        }
        // Equity at the first close is the capital whatever is filled there, which TrialAccount sees to.
        if (trades > 0 && (entryBar[0] == 0 || !book(terms, trades, lag))) {
            return false;
        }
        sumUp(trades);
        draw(trades);
        tally.finish();
        return true;
    }

    /// Moves the money.
    private boolean book(Terms terms, int trades, int lag) {
        CostPlan costs = terms.costs();
        double cash = terms.capital();
        double notional = 0;
        boolean sound = true;
        for (int trade = 0; trade < trades; trade++) {
            int entry = entryBar[trade];
            double price = price(costs, 1, entry, lag);
            double bought = costs.affordable(cash, price);
            double entryValue = bought * price;
            double entryFee = costs.fee(bought, price);
            double left = cash - entryValue - entryFee;
            sound &= bought > 0 && price > 0 && Math.abs(left) <= TrialAccount.REST * cash;
            before[trade] = cash;
            units[trade] = bought;
            rest[trade] = left;
            notional += entryValue;
            int exit = exitBar[trade];
            if (exit < bars.size()) {
                double exitPrice = price(costs, -1, exit, lag);
                double exitValue = bought * exitPrice;
                double exitFee = costs.fee(bought, exitPrice);
                cash = left + exitValue - exitFee;
                sums.close(bought * (exitPrice - price) - (entryFee + exitFee));
                notional += exitValue;
                sound &= cash > 0;
            }
            after[trade] = cash;
        }
        sums.notional = notional;
        return sound && cash <= Double.MAX_VALUE;
    }

    private double price(CostPlan costs, int side, int bar, int lag) {
        return costs.slipped(side, lag == 0 ? bars.close(bar) : bars.open(bar), bars, bar - lag);
    }

    /// Sums up returns, equity and time.
    private void sumUp(int trades) {
        double equitySum = sums.capital * (trades == 0 ? bars.size() : entryBar[0]);
        for (int trade = 0; trade < trades; trade++) {
            int first = entryBar[trade];
            int exit = exitBar[trade];
            int last = exit - 1;
            double lastEquity = rest[trade] + units[trade] * bars.close(last);
            tally.single(first, (rest[trade] + units[trade] * bars.close(first)) / before[trade] - 1);
            tally.range(first, last);
            if (exit < bars.size()) {
                tally.single(exit, after[trade] / lastEquity - 1);
                lastEquity = after[trade];
            }
            sums.lastEquity = lastEquity;
            if (whole) {
                int next = trade + 1 < trades ? entryBar[trade + 1] : bars.size();
                double closes = table.upTo(last, HeldReturns.CLOSE) - table.upTo(first - 1, HeldReturns.CLOSE);
                sums.barsInMarket += exit - first;
                sums.mostUnits = Math.max(sums.mostUnits, units[trade]);
                equitySum += rest[trade] * (exit - first)
                        + units[trade] * (closes * table.unit(HeldReturns.CLOSE))
                        + after[trade] * (next - exit);
            }
        }
        sums.equitySum = equitySum;
    }

    /// Follows the drawdown.
    private void draw(int trades) {
        for (int trade = 0; trade < trades; trade++) {
            tally.rangePoints(entryBar[trade], exitBar[trade] - 1, units[trade], rest[trade]);
            if (exitBar[trade] < bars.size()) {
                tally.point(after[trade]);
            }
        }
    }
}
