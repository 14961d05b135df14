package io.backgrid.engine.sweep;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.TooFewBarsException;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EquityOverflowException;
import io.backgrid.engine.metrics.Measured;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.Returns;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.Optional;

/// Runs trials as the single backtests that they are.
final class ReferenceTrials implements TrialFallback {
    private final SweepSpec spec;
    private final Bars bars;

    ReferenceTrials(SweepSpec spec, Bars bars) {
        this.spec = spec;
        this.bars = bars;
    }

    @Override
    public void run(long trial, TrialRows rows, int row) {
        try {
            write(Backtest.run(spec.trial(trial), bars), rows, row);
            rows.finish(row, TrialStatus.RAN);
        } catch (InvalidSpecException _) {
            rows.finish(row, TrialStatus.INVALID);
        } catch (TooFewBarsException _) {
            rows.finish(row, TrialStatus.TOO_FEW_BARS);
        } catch (EquityOverflowException _) {
            rows.finish(row, TrialStatus.OVERFLOW);
        }
    }

    private void write(BacktestResult result, TrialRows rows, int row) {
        for (TrialMetric metric : TrialMetric.values()) {
            if (rows.detail().has(metric)) {
                write(metric, result, rows, row);
            }
        }
        if (rows.detail() == RowDetail.WHOLE) {
            writeBlocks(result.curve().equities(), rows, row);
        }
    }

    private void write(TrialMetric metric, BacktestResult result, TrialRows rows, int row) {
        Optional<Metric> single = metric.metric();
        if (single.isEmpty()) {
            writeExcess(result, rows, row);
            return;
        }
        switch (result.metrics().measure(single.get())) {
            case Measured measured -> rows.put(metric, row, measured.value());
            case Undefined reason -> rows.putUndefined(metric, row, reason);
        }
    }

    private void writeExcess(BacktestResult result, TrialRows rows, int row) {
        int last = bars.size() - 1;
        if (last == 0) {
            rows.putUndefined(TrialMetric.EXCESS_RETURN, row, Undefined.NO_RETURNS);
            return;
        }
        double growth = result.curve().equity(last) / result.curve().equity(0);
        rows.put(TrialMetric.EXCESS_RETURN, row, growth - 1 - (bars.close(last) / bars.close(0) - 1));
    }

    private static void writeBlocks(double[] equity, TrialRows rows, int row) {
        int periods = equity.length - 1;
        double[] returns = Returns.of(equity, Returns.count(equity));
        for (int block = 0; block < TrialRows.BLOCKS; block++) {
            double sum = 0;
            double squares = 0;
            int end = Math.min(returns.length, TrialRows.blockStart(block + 1, periods));
            for (int period = TrialRows.blockStart(block, periods); period < end; period++) {
                sum += returns[period];
                squares += returns[period] * returns[period];
            }
            rows.putBlock(block, row, sum, squares);
        }
    }
}
