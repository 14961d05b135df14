package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.Undefined.FEWER_THAN_TWO_RETURNS;
import static io.backgrid.engine.metrics.Undefined.NO_LOSS;
import static io.backgrid.engine.metrics.Undefined.NO_RETURNS;
import static io.backgrid.engine.metrics.Undefined.NO_RETURN_BELOW_MAR;
import static io.backgrid.engine.metrics.Undefined.ZERO_VARIANCE;

import io.backgrid.engine.spec.MetricBasis;
import java.util.Map;

/// Reward and risk of the returns, in their order.
final class ReturnMetrics {
    private final double[] returns;
    private final MetricBasis basis;

    private ReturnMetrics(double[] returns, MetricBasis basis) {
        this.returns = returns;
        this.basis = basis;
    }

    /// @param returns per period, each at least -1
    static void measure(double[] returns, MetricBasis basis, Map<Metric, Measure> into) {
        ReturnMetrics metrics = new ReturnMetrics(returns, basis);
        into.put(Metric.VOLATILITY, metrics.volatility());
        into.put(Metric.SHARPE, metrics.sharpe(Math.sqrt(basis.periodsPerYear())));
        into.put(Metric.SHARPE_PER_PERIOD, metrics.sharpe(1));
        into.put(Metric.SORTINO, metrics.sortino());
        into.put(Metric.OMEGA, metrics.omega());
        into.put(Metric.SKEWNESS, metrics.skewness());
        into.put(Metric.KURTOSIS, metrics.kurtosis());
    }

    private Measure volatility() {
        if (returns.length < 2) {
            return FEWER_THAN_TWO_RETURNS;
        }
        return Measure.of(Statistics.sampleDeviation(returns) * Math.sqrt(basis.periodsPerYear()));
    }

    /// @param scale square root of the periods in the time that the ratio is stated for
    private Measure sharpe(double scale) {
        if (returns.length < 2) {
            return FEWER_THAN_TWO_RETURNS;
        }
        if (Statistics.isConstant(returns)) {
            return ZERO_VARIANCE;
        }
        double excess = Statistics.mean(Statistics.minus(returns, basis.riskFreePerPeriod()));
        return Measure.of(excess / Statistics.sampleDeviation(returns) * scale);
    }

    private Measure sortino() {
        if (returns.length == 0) {
            return NO_RETURNS;
        }
        double[] excess = Statistics.minus(returns, basis.minimumAcceptablePerPeriod());
        if (gain(excess, -1) == 0) {
            return NO_RETURN_BELOW_MAR;
        }
        double squares = 0;
        for (double value : excess) {
            double shortfall = Math.min(value, 0);
            squares += shortfall * shortfall;
        }
        double downside = Math.sqrt(squares / excess.length) * Math.sqrt(basis.periodsPerYear());
        return Measure.of(Statistics.mean(excess) * basis.periodsPerYear() / downside);
    }

    private Measure omega() {
        if (returns.length == 0) {
            return NO_RETURNS;
        }
        double[] excess = Statistics.minus(returns, basis.minimumAcceptablePerPeriod());
        double lost = gain(excess, -1);
        return lost == 0 ? NO_LOSS : Measure.of(gain(excess, 1) / lost);
    }

    /// Sum of `max(sign * value, 0)`; 0 only if no value lies on that side.
    private static double gain(double[] values, int sign) {
        double sum = 0;
        for (double value : values) {
            sum += Math.max(sign * value, 0);
        }
        return sum;
    }

    private Measure skewness() {
        if (returns.length == 0) {
            return NO_RETURNS;
        }
        if (Statistics.isConstant(returns)) {
            return ZERO_VARIANCE;
        }
        double variance = Statistics.centralSum(returns, 2) / returns.length;
        double third = Statistics.centralSum(returns, 3) / returns.length;
        return Measure.of(third / (variance * Math.sqrt(variance)));
    }

    private Measure kurtosis() {
        if (returns.length == 0) {
            return NO_RETURNS;
        }
        if (Statistics.isConstant(returns)) {
            return ZERO_VARIANCE;
        }
        double variance = Statistics.centralSum(returns, 2) / returns.length;
        double fourth = Statistics.centralSum(returns, 4) / returns.length;
        return Measure.of(fourth / (variance * variance));
    }
}
