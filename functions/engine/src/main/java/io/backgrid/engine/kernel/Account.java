package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.plan.CostPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.result.ExitReason;
import io.backgrid.engine.signal.Signals;

/// Cash and units, and what fills and time do to them. Money is quote currency.
final class Account {
    private final Terms terms;
    private final CostPlan costs;
    private final Bars bars;
    private final Ledger ledger;
    private double cash;
    private double units;
    private double interest;

    Account(BacktestPlan plan, Ledger ledger) {
        this.terms = plan.terms();
        this.costs = terms.costs();
        this.bars = plan.bars();
        this.ledger = ledger;
        this.cash = terms.capital();
    }

    /// [Signals#LONG], [Signals#FLAT] or [Signals#SHORT].
    int held() {
        return units > 0 ? Signals.LONG : units < 0 ? Signals.SHORT : Signals.FLAT;
    }

    double units() {
        return units;
    }

    double interest() {
        return interest;
    }

    /// Value at a price.
    double worth(double price) {
        return cash + units * price;
    }

    /// Leaves the position; answers whether anything is left.
    ///
    /// @param price of the fill
    boolean exit(int bar, Moment moment, ExitReason why, double price) {
        double fee = costs.fee(Math.abs(units), price);
        cash = finite(cash + units * price - fee, bar);
        ledger.exit(bar, moment, why, price, fee);
        units = 0;
        return cash > 0;
    }

    /// Takes a position with what the sizing gives; does nothing where that is nothing, or where one
    /// of the position's orders has no distance yet.
    ///
    /// @param side [Signals#LONG] or [Signals#SHORT]
    /// @param price of the fill
    /// @param known the last complete bar
    void enter(int side, int bar, Moment moment, double price, int known) {
        if (!(price > 0 && terms.exits().canBeLaid(price, known))) {
            return;
        }
        double wanted = terms.size().units(cash, price, terms.exits().risk(price, known), costs, known);
        if (!(wanted > 0)) {
            return;
        }
        double fee = costs.fee(wanted, price);
        ledger.enter(bar, moment, side * wanted, cash, price, fee);
        units = finite(side * wanted, bar);
        cash = finite(cash - units * price - fee, bar);
    }

    /// Books what the time from the close before `bar` to its open earned and cost.
    void passTime(int bar) {
        double close = bars.close(bar - 1);
        double free = Math.min(cash, cash + units * close);
        if (free > 0) {
            double earned = free * costs.cashRate();
            interest += earned;
            cash = finite(cash + earned, bar);
        }
        double owed = Math.max(-free, 0) * costs.marginRate() + Math.max(-units, 0) * close * costs.borrowRate();
        if (units != 0 && owed > 0) {
            ledger.finance(owed);
            cash = finite(cash - owed, bar);
        }
    }

    /// The price at which equity is the maintenance margin; NaN where there is no margin call.
    double marginCallPrice() {
        double maintenance = terms.size().margin().maintenance();
        return maintenance == 0 || units == 0 ? Double.NaN : cash / (Math.abs(units) * maintenance - units);
    }

    static double finite(double value, int bar) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new EquityOverflowException(bar);
        }
        return value;
    }
}
