package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.ScalarKernel;
import io.backgrid.engine.kernel.Simulation;
import io.backgrid.engine.metrics.AccountHistory;
import io.backgrid.engine.metrics.Metrics;
import io.backgrid.engine.metrics.MetricsCalculator;
import io.backgrid.engine.metrics.TradeHistory;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.spec.BacktestSpec;
import java.util.Arrays;
import java.util.List;

/// Runs one backtest: a specification and bars become a plan, a simulation, and a result. The same input gives the
/// same bits everywhere.
public final class Backtest {
    private Backtest() {}

    /// Simulates a specification on bars and measures what came of it.
    ///
    /// @throws TooFewBarsException if the strategy cannot make one decision and have it filled
    /// @throws io.backgrid.engine.kernel.EquityOverflowException if the value of the account is no longer a finite
    ///     number
    public static BacktestResult run(BacktestSpec spec, Bars bars) {
        TooFewBarsException.refuseFewer(spec, bars);
        BacktestPlan plan = BacktestPlan.of(spec, bars);
        Simulation simulation = ScalarKernel.run(plan);
        Metrics metrics = MetricsCalculator.measure(
                accountHistory(simulation.curve(), bars), tradeHistory(simulation.trades()), spec.basis());
        return new BacktestResult(
                simulation.curve(), simulation.trades(), metrics, simulation.ambiguousBars(), simulation.interest());
    }

    /// The benchmark is the symbol itself, close to close.
    private static AccountHistory accountHistory(EquityCurve curve, Bars bars) {
        int barsInMarket = 0;
        for (int point = 0; point < curve.size(); point++) {
            barsInMarket += curve.position(point) == 0 ? 0 : 1;
        }
        return new AccountHistory(
                bars.time(0), bars.time(bars.size() - 1), curve.equities(), bars.closes(), barsInMarket);
    }

    private static TradeHistory tradeHistory(List<Trade> trades) {
        double[] profits = new double[trades.size()];
        int closed = 0;
        double notional = 0;
        for (Trade trade : trades) {
            notional += trade.notional();
            if (!trade.isOpen()) {
                profits[closed++] = trade.profit();
            }
        }
        return new TradeHistory(Arrays.copyOf(profits, closed), trades.size() - closed, notional);
    }
}
