package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.signal.Signals;

/// Walks the bars one by one with one account. This is the reference: every faster kernel must equal it.
///
/// - What is wanted at the close of bar t fills at the open of bar t+1; what is wanted at the last close is dropped.
/// - A buy pays `open * (1 + slippage)`, a sale gets `open * (1 - slippage)`; each fill then costs
///   `feeRate * notional + fixedFee`. A reversal is two fills.
/// - An entry takes all equity: `units = (equity - fixedFee) / (fill * (1 + feeRate))`, the same number for a short.
///   If that leaves nothing to buy with, the entry is dropped.
/// - Equity at a close is `cash + units * close`, with units below 0 when short.
/// - Equity at or below 0 at a close, or cash at or below 0 after an exit, is ruin: the trade ends there, and equity
///   and position are 0 from this bar on.
public final class ScalarKernel {
    private final BacktestPlan plan;
    private final Bars bars;
    private final Ledger ledger;
    private final double[] equity;
    private final double[] position;
    private double cash;
    private double units;

    private ScalarKernel(BacktestPlan plan) {
        this.plan = plan;
        this.bars = plan.bars();
        this.ledger = new Ledger(bars);
        this.equity = new double[bars.size()];
        this.position = new double[bars.size()];
        this.cash = plan.capital();
    }

    /// Simulates a plan from its first bar to its last or to ruin.
    ///
    /// @throws EquityOverflowException if the value of the account is no longer a finite number
    public static Simulation run(BacktestPlan plan) {
        ScalarKernel kernel = new ScalarKernel(plan);
        kernel.walk();
        return new Simulation(
                EquityCurve.of(plan.bars().times(), kernel.equity, kernel.position), kernel.ledger.trades());
    }

    private void walk() {
        int wanted = Signals.FLAT;
        for (int bar = 0; bar < equity.length; bar++) {
            // Ruin leaves the remaining elements at their initial 0, which is what the account then holds.
            if (!rebalance(wanted, bar) || !mark(bar)) {
                ledger.ruin();
                return;
            }
            wanted = plan.signals().wanted(held(), bar);
        }
        // What the last close wants is dropped: there is no next open.
    }

    private int held() {
        return units > 0 ? Signals.LONG : units < 0 ? Signals.SHORT : Signals.FLAT;
    }

    /// Trades at the open of `bar` towards the position wanted; answers whether the account survives.
    private boolean rebalance(int wanted, int bar) {
        if (wanted == held()) {
            return true;
        }
        if (units != 0) {
            exit(bar);
            if (cash <= 0) {
                return false;
            }
        }
        if (wanted != Signals.FLAT) {
            enter(wanted, bar);
        }
        return true;
    }

    private void exit(int bar) {
        double price = fillPrice(-held(), bar);
        double fee = fee(Math.abs(units) * price);
        cash = finite(cash + units * price - fee, bar);
        ledger.exit(bar, price, fee);
        units = 0;
    }

    private void enter(int side, int bar) {
        double price = fillPrice(side, bar);
        double affordable = (cash - plan.fixedFee()) / (price * (1 + plan.feeRate()));
        if (!(affordable > 0)) {
            return;
        }
        double fee = fee(affordable * price);
        ledger.enter(bar, side * affordable, cash, price, fee);
        units = finite(side * affordable, bar);
        cash = finite(cash - units * price - fee, bar);
    }

    /// @param side 1 for a buy, -1 for a sale
    private double fillPrice(int side, int bar) {
        return bars.open(bar) * (1 + side * plan.slippage());
    }

    private double fee(double notional) {
        return plan.feeRate() * notional + plan.fixedFee();
    }

    /// Writes the account's value at the close of `bar`; answers whether there is any.
    private boolean mark(int bar) {
        double worth = cash + units * bars.close(bar);
        if (worth <= 0) {
            ledger.exit(bar, bars.close(bar), 0);
            return false;
        }
        equity[bar] = finite(worth, bar);
        position[bar] = units;
        return true;
    }

    private static double finite(double value, int bar) {
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            throw new EquityOverflowException(bar);
        }
        return value;
    }
}
