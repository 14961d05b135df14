package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.Undefined.CONSTANT_BENCHMARK;
import static io.backgrid.engine.metrics.Undefined.FEWER_THAN_TWO_RETURNS;
import static io.backgrid.engine.metrics.Undefined.NO_TRACKING_ERROR;

import io.backgrid.engine.spec.MetricBasis;
import java.util.Map;

/// The returns beside those of a benchmark over the same periods.
final class BenchmarkMetrics {
    private BenchmarkMetrics() {}

    /// @param returns per period
    /// @param benchmark as many, of the same periods
    static void measure(double[] returns, double[] benchmark, MetricBasis basis, Map<Metric, Measure> into) {
        Measure beta = beta(returns, benchmark);
        into.put(Metric.BETA, beta);
        into.put(
                Metric.ALPHA_ANNUAL,
                switch (beta) {
                    case Undefined reason -> reason;
                    case Measured slope -> alpha(returns, benchmark, slope.value(), basis);
                });
        into.put(Metric.INFORMATION_RATIO, informationRatio(returns, benchmark, basis));
    }

    private static Measure beta(double[] returns, double[] benchmark) {
        if (returns.length < 2) {
            return FEWER_THAN_TWO_RETURNS;
        }
        if (Statistics.isConstant(benchmark)) {
            return CONSTANT_BENCHMARK;
        }
        double meanReturn = Statistics.mean(returns);
        double meanBenchmark = Statistics.mean(benchmark);
        double covariance = 0;
        for (int period = 0; period < returns.length; period++) {
            covariance += (returns[period] - meanReturn) * (benchmark[period] - meanBenchmark);
        }
        // Both sums lack the same divisor.
        return Measure.of(covariance / Statistics.centralSum(benchmark, 2));
    }

    private static Measure alpha(double[] returns, double[] benchmark, double beta, MetricBasis basis) {
        double riskFree = basis.riskFreePerPeriod();
        double excess = Statistics.mean(returns) - riskFree;
        double explained = beta * (Statistics.mean(benchmark) - riskFree);
        return Measure.of((excess - explained) * basis.periodsPerYear());
    }

    private static Measure informationRatio(double[] returns, double[] benchmark, MetricBasis basis) {
        if (returns.length < 2) {
            return FEWER_THAN_TWO_RETURNS;
        }
        double[] active = Statistics.difference(returns, benchmark);
        if (Statistics.isConstant(active)) {
            return NO_TRACKING_ERROR;
        }
        double ratio = Statistics.mean(active) / Statistics.sampleDeviation(active);
        return Measure.of(ratio * Math.sqrt(basis.periodsPerYear()));
    }
}
