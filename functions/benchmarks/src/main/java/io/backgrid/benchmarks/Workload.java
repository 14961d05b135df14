package io.backgrid.benchmarks;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryMode;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.ExitOrders;
import io.backgrid.engine.spec.Fees;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.sweep.Axis;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepRunner;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/// Sweeps that are timed.
final class Workload {
    private static final MetricBasis DAILY = new MetricBasis(252, 0);

    private Workload() {}

    /// Fast windows from 2 to 101 and slow ones from 102 on, 5 basis points a side, long or flat.
    ///
    /// @param fastStep between fast windows
    /// @param slow how many slow windows
    static SweepSpec pairs(int fastStep, int slow, EntryOrder fill) {
        return averages(axis("params.fast", 2, 100 / fastStep, fastStep), axis("params.slow", 102, slow, 1), fill);
    }

    /// Windows of two averages, each from 2 on, filled at the next open.
    static SweepSpec grid(int fast, int slow) {
        return averages(axis("params.fast", 2, fast, 1), axis("params.slow", 2, slow, 1), new EntryOrder.NextOpen());
    }

    private static SweepSpec averages(Axis fast, Axis slow, EntryOrder fill) {
        Strategy strategy = Strategy.longWhile(
                Rule.parse("sma(close, fast) > sma(close, slow)"), Map.of("fast", 2.0, "slow", 200.0));
        BacktestSpec base = BacktestSpec.builder(strategy, DAILY)
                .entry(EntryMode.CROSS)
                .fill(fill)
                .fees(new Fees(0.0005, 0))
                .build();
        return new SweepSpec(base, List.of(fast, slow), Optional.empty());
    }

    /// RSI and Bollinger bands to enter, an average to leave, a stop and a target: 10,000 combinations.
    static SweepSpec orders() {
        Strategy strategy = new Strategy(
                Optional.empty(),
                Optional.of(Rule.parse("rsi(close, n) < low and close < bb_lower(close, w, 2)")),
                Optional.of(Rule.parse("close > sma(close, w)")),
                Optional.empty(),
                Optional.empty(),
                Map.of("n", 14.0, "low", 30.0, "w", 20.0));
        Distance some = new Distance.Fraction(0.1);
        BacktestSpec base = BacktestSpec.builder(strategy, DAILY)
                .entry(EntryMode.STATE)
                .fees(new Fees(0.0005, 0))
                .exits(ExitOrders.NONE.withStopLoss(some).withTakeProfit(some))
                .build();
        return new SweepSpec(
                base,
                List.of(
                        axis("params.n", 8, 10, 2),
                        axis("params.low", 20, 5, 5),
                        axis("params.w", 10, 20, 2),
                        Axis.of("stop_loss", 0.01, 0.015, 0.02, 0.03, 0.05),
                        Axis.of("take_profit", 0.02, 0.05)),
                Optional.empty());
    }

    private static Axis axis(String path, int first, int count, int step) {
        return Axis.of(
                path,
                IntStream.range(0, count).mapToDouble(i -> first + i * step).toArray());
    }

    /// Refuses to time a sweep whose trials are not the single backtests of their specifications.
    ///
    /// @param stride how many trials lie between two that are looked at
    static void requireCorrect(Sweep sweep, SweepSpec spec, Bars bars, RowDetail detail, int stride) {
        SweepRunner runner = sweep.runner(detail);
        TrialRows rows = new TrialRows(detail, 1);
        for (long trial = 0; trial < spec.trials(); trial += stride) {
            runner.run(trial, rows);
            requireCorrect(rows, Backtest.run(spec.trial(trial), bars));
        }
    }

    private static void requireCorrect(TrialRows rows, BacktestResult single) {
        if (rows.status(0) != TrialStatus.RAN) {
            throw new IllegalStateException("trial " + rows.trial(0) + " did not run");
        }
        for (TrialMetric metric : TrialMetric.values()) {
            Optional<Metric> same = metric.metric();
            if (same.isPresent() && rows.detail().has(metric)) {
                double expected = single.metrics().value(same.get()).orElse(Double.NaN);
                double actual = rows.value(metric, 0).orElse(Double.NaN);
                boolean equal = Double.isNaN(expected)
                        ? Double.isNaN(actual)
                        : Math.abs(actual - expected) <= 1e-9 * Math.max(1, Math.abs(expected));
                if (!equal) {
                    throw new IllegalStateException(
                            "trial %d has %s %s but alone %s".formatted(rows.trial(0), metric, actual, expected));
                }
            }
        }
    }

    /// What the trials are like, for the report.
    static String describe(TrialRows rows) {
        double trades = 0;
        double exposure = 0;
        for (int row = 0; row < rows.size(); row++) {
            trades += rows.value(TrialMetric.TRADES, row).orElse(0);
            exposure += rows.value(TrialMetric.EXPOSURE, row).orElse(0);
        }
        return "%d trials, %.1f trades and %.0f %% exposure on average"
                .formatted(rows.size(), trades / rows.size(), 100 * exposure / rows.size());
    }
}
