package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.MetricsFixture.QUARTERLY;
import static io.backgrid.engine.metrics.MetricsFixture.assertUndefined;
import static io.backgrid.engine.metrics.MetricsFixture.assertValue;
import static io.backgrid.engine.metrics.MetricsFixture.growing;
import static io.backgrid.engine.metrics.MetricsFixture.measured;

import io.backgrid.engine.spec.MetricBasis;
import org.junit.jupiter.api.Test;

/// Returns r = 0.05, 0, 0.1 beside a benchmark b = 0.1, -0.1, 0.15.
///
/// Means 0.05 and 0.05; deviations of r 0, -0.05, 0.05, of b 0.05, -0.15, 0.1; covariance sum 0.0125, variance sum of b
/// 0.035.
class BenchmarkMetricsTest {
    private static final double BETA = 0.0125 / 0.035;

    private final double[] equity = growing(0.05, 0, 0.1);
    private final double[] prices = growing(0.1, -0.1, 0.15);

    @Test
    void betaIsCovarianceOverTheVarianceOfTheBenchmark() {
        assertValue(measured(equity, prices, QUARTERLY), Metric.BETA, BETA);
    }

    @Test
    void alphaIsWhatBetaDoesNotExplain() {
        assertValue(measured(equity, prices, QUARTERLY), Metric.ALPHA_ANNUAL, (0.05 - BETA * 0.05) * 4);
    }

    @Test
    void alphaCountsFromTheRiskFreeRate() {
        MetricBasis basis = new MetricBasis(4, 0.08243216, 0); // 1.02^4 = 1.08243216
        assertValue(measured(equity, prices, basis), Metric.ALPHA_ANNUAL, (0.03 - BETA * 0.03) * 4);
    }

    @Test
    void informationRatioIsTheSharpeOfTheDifference() {
        // Differences -0.05, 0.1, -0.05 have mean 0.
        assertValue(measured(equity, prices, QUARTERLY), Metric.INFORMATION_RATIO, 0);
        // Against 0, 0.1, 0 they are 0.05, -0.1, 0.1: mean 1/60, squares of deviations 0.0225 - 3 / 3600.
        double[] other = growing(0, 0.1, 0);
        double deviation = Math.sqrt((0.0225 - 3.0 / 3600) / 2);
        assertValue(measured(equity, other, QUARTERLY), Metric.INFORMATION_RATIO, 1.0 / 60 / deviation * 2);
    }

    @Test
    void aConstantBenchmarkExplainsNothing() {
        Metrics metrics = measured(equity, new double[] {5, 5, 5, 5}, QUARTERLY);
        assertUndefined(metrics, Metric.BETA, Undefined.CONSTANT_BENCHMARK);
        assertUndefined(metrics, Metric.ALPHA_ANNUAL, Undefined.CONSTANT_BENCHMARK);
        // Differences 0.05, 0, 0.1: mean 0.05, deviation 0.05.
        assertValue(metrics, Metric.INFORMATION_RATIO, 2);
    }

    @Test
    void anAccountThatIsItsBenchmarkHasNoTrackingError() {
        Metrics metrics = measured(equity, equity.clone(), QUARTERLY);
        assertUndefined(metrics, Metric.INFORMATION_RATIO, Undefined.NO_TRACKING_ERROR);
        assertValue(metrics, Metric.BETA, 1);
        assertValue(metrics, Metric.ALPHA_ANNUAL, 0);
    }

    @Test
    void oneReturnCannotBeCompared() {
        Metrics metrics = measured(new double[] {1, 2}, new double[] {1, 3}, QUARTERLY);
        assertUndefined(metrics, Metric.BETA, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(metrics, Metric.ALPHA_ANNUAL, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(metrics, Metric.INFORMATION_RATIO, Undefined.FEWER_THAN_TWO_RETURNS);
    }

    @Test
    void theBenchmarkStopsWhereTheAccountIsRuined() {
        // Over the two periods to ruin r = 0.1, -1 and b = 0.1, 0.2: slope -1.1 / 0.1.
        Metrics metrics = measured(new double[] {100, 110, 0, 0}, growing(0.1, 0.2, 5), QUARTERLY);
        assertValue(metrics, Metric.BETA, -11);
    }
}
