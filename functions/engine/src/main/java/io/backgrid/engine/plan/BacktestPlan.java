package io.backgrid.engine.plan;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.signal.MaCrossoverSignals;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.MaCrossover;

/// A backtest with every name resolved: a kernel sees arrays and numbers only.
///
/// @param bars what is traded
/// @param signals what is wanted at each close, one entry per bar
/// @param capital starting equity, quote currency
/// @param feeRate fraction of a fill's notional
/// @param fixedFee quote currency per fill
/// @param slippage fraction of the open by which a fill is worse
public record BacktestPlan(
        Bars bars, Signals signals, double capital, double feeRate, double fixedFee, double slippage) {
    public BacktestPlan {
        if (signals.size() != bars.size()) {
            throw new IllegalArgumentException(
                    "signals of " + signals.size() + " bars cannot trade " + bars.size() + " bars");
        }
    }

    /// Resolves a specification against its bars. Bars that a window does not fill have no signals.
    public static BacktestPlan of(BacktestSpec spec, Bars bars) {
        Signals signals = switch (spec.strategy()) {
            case MaCrossover crossover -> MaCrossoverSignals.of(crossover, spec.direction(), spec.entry(), bars);
        };
        return new BacktestPlan(
                bars, signals, spec.capital(), spec.fees().rate(), spec.fees().fixed(), spec.slippage());
    }
}
