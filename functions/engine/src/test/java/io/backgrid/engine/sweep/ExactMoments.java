package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.metrics.Returns;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.spec.MetricBasis;
import io.backgrid.engine.trial.TrialMetric;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;

/// Metrics of returns, from the curve of a single backtest, with sums whose rounding is carried along.
final class ExactMoments {
    private final double[] values;
    private final double mean;

    private ExactMoments(double[] values) {
        this.values = values;
        this.mean = sum(value -> value) / values.length;
    }

    /// The metric; empty if it is none of returns.
    static OptionalDouble of(BacktestResult single, Bars bars, MetricBasis basis, TrialMetric metric) {
        double[] equity = single.curve().equities();
        double[] returns = Returns.of(equity, Returns.count(equity));
        double root = Math.sqrt(basis.periodsPerYear());
        ExactMoments moments = new ExactMoments(returns);
        return switch (metric) {
            case VOLATILITY -> OptionalDouble.of(moments.deviation() * root);
            case SHARPE -> OptionalDouble.of((moments.mean - basis.riskFreePerPeriod()) / moments.deviation() * root);
            case SORTINO -> {
                double acceptable = basis.minimumAcceptablePerPeriod();
                double squares = moments.sum(value -> Math.pow(Math.min(value - acceptable, 0), 2));
                yield OptionalDouble.of((moments.mean - acceptable) / Math.sqrt(squares / returns.length) * root);
            }
            case SKEWNESS -> OptionalDouble.of(moments.standardised(3));
            case KURTOSIS -> OptionalDouble.of(moments.standardised(4));
            case INFORMATION_RATIO -> {
                double[] closes = Returns.of(bars.closes(), returns.length);
                for (int i = 0; i < closes.length; i++) {
                    closes[i] = returns[i] - closes[i];
                }
                ExactMoments active = new ExactMoments(closes);
                yield OptionalDouble.of(active.mean / active.deviation() * root);
            }
            default -> OptionalDouble.empty();
        };
    }

    private double deviation() {
        return Math.sqrt(sum(value -> (value - mean) * (value - mean)) / (values.length - 1));
    }

    private double standardised(int power) {
        double variance = sum(value -> (value - mean) * (value - mean)) / values.length;
        return sum(value -> Math.pow(value - mean, power)) / values.length / Math.pow(variance, power / 2.0);
    }

    private double sum(DoubleUnaryOperator term) {
        return sum(values, 0, values.length, term);
    }

    /// Neumaier's sum over a part of an array.
    static double sum(double[] values, int from, int to, DoubleUnaryOperator term) {
        double sum = 0;
        double lost = 0;
        for (int i = from; i < to; i++) {
            double next = term.applyAsDouble(values[i]);
            double total = sum + next;
            lost += Math.abs(sum) >= Math.abs(next) ? (sum - total) + next : (next - total) + sum;
            sum = total;
        }
        return sum + lost;
    }
}
