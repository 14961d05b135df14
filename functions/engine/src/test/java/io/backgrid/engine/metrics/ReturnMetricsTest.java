package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.MetricsFixture.assertUndefined;
import static io.backgrid.engine.metrics.MetricsFixture.assertValue;
import static io.backgrid.engine.metrics.MetricsFixture.ofEquity;

import io.backgrid.engine.spec.MetricBasis;
import org.junit.jupiter.api.Test;

/// Mostly on returns 0.1, -0.1, 0, 0.1: mean 0.025, deviations 0.075, -0.125, -0.025, 0.075, whose squares sum to
/// 0.0275.
class ReturnMetricsTest {
    private final Metrics metrics = ofEquity(100, 110, 99, 99, 108.9);

    @Test
    void volatilityIsTheSampleDeviationOfAYear() {
        assertValue(metrics, Metric.VOLATILITY, Math.sqrt(0.0275 / 3) * Math.sqrt(4));
    }

    @Test
    void sharpeIsMeanOverSampleDeviation() {
        assertValue(metrics, Metric.SHARPE_PER_PERIOD, 0.025 / Math.sqrt(0.0275 / 3));
        assertValue(metrics, Metric.SHARPE, 0.025 / Math.sqrt(0.0275 / 3) * 2);
    }

    @Test
    void sharpeLeavesTheRiskFreeRateOfThePeriodOut() {
        MetricBasis basis = new MetricBasis(4, 0.08243216, 0); // 1.02^4 = 1.08243216
        Metrics above = ofEquity(basis, 100, 110, 99, 99, 108.9);
        assertValue(above, Metric.SHARPE, (0.025 - 0.02) / Math.sqrt(0.0275 / 3) * 2);
    }

    @Test
    void sortinoDividesByAllReturns() {
        // One shortfall of 0.1: sqrt(0.01 / 4) = 0.05 a period, 0.1 a year. The mean of a year is 0.1.
        assertValue(metrics, Metric.SORTINO, 1);
    }

    @Test
    void omegaIsGainsOverLosses() {
        assertValue(metrics, Metric.OMEGA, 0.2 / 0.1);
    }

    @Test
    void sortinoAndOmegaCountFromTheMinimumAcceptableReturn() {
        MetricBasis basis = new MetricBasis(4, 0, 0.21550625); // 1.05^4 = 1.21550625
        Metrics demanding = ofEquity(basis, 100, 110, 99, 99, 108.9);
        // Excesses 0.05, -0.15, -0.05, 0.05: mean -0.025, squares of shortfalls 0.0225 + 0.0025 = 0.025.
        assertValue(demanding, Metric.SORTINO, -0.025 * 4 / (Math.sqrt(0.025 / 4) * 2));
        assertValue(demanding, Metric.OMEGA, 0.1 / 0.2);
    }

    @Test
    void skewnessIsThePopulationMoment() {
        // Cubes 0.000421875 - 0.001953125 - 0.000015625 + 0.000421875 = -0.001125.
        double variance = 0.0275 / 4;
        assertValue(metrics, Metric.SKEWNESS, -0.001125 / 4 / Math.pow(variance, 1.5));
    }

    @Test
    void kurtosisIsPearsons() {
        // Fourth powers 2 * 0.000031640625 + 0.000244140625 + 0.000000390625 = 0.0003078125.
        double variance = 0.0275 / 4;
        assertValue(metrics, Metric.KURTOSIS, 0.0003078125 / 4 / (variance * variance));
    }

    @Test
    void aMotionlessAccountHasNoVolatilityAndNoRatios() {
        Metrics still = ofEquity(100, 100, 100);
        assertValue(still, Metric.VOLATILITY, 0);
        assertUndefined(still, Metric.SHARPE, Undefined.ZERO_VARIANCE);
        assertUndefined(still, Metric.SHARPE_PER_PERIOD, Undefined.ZERO_VARIANCE);
        assertUndefined(still, Metric.SKEWNESS, Undefined.ZERO_VARIANCE);
        assertUndefined(still, Metric.KURTOSIS, Undefined.ZERO_VARIANCE);
        assertUndefined(still, Metric.SORTINO, Undefined.NO_RETURN_BELOW_MAR);
        assertUndefined(still, Metric.OMEGA, Undefined.NO_LOSS);
    }

    @Test
    void equalReturnsHaveNoVarianceWhateverTheirSumRoundsTo() {
        // Each doubling is exact, so each return is exactly 1.
        Metrics doubling = ofEquity(1, 2, 4, 8, 16, 32);
        assertValue(doubling, Metric.VOLATILITY, 0);
        assertUndefined(doubling, Metric.SHARPE, Undefined.ZERO_VARIANCE);
    }

    @Test
    void oneReturnHasNoDeviation() {
        Metrics one = ofEquity(100, 90);
        assertUndefined(one, Metric.VOLATILITY, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(one, Metric.SHARPE, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(one, Metric.SHARPE_PER_PERIOD, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(one, Metric.SKEWNESS, Undefined.ZERO_VARIANCE);
        assertValue(one, Metric.SORTINO, -0.1 * 4 / (0.1 * 2));
        assertValue(one, Metric.OMEGA, 0);
    }

    @Test
    void oneBarHasNoReturns() {
        Metrics none = ofEquity(100);
        assertUndefined(none, Metric.VOLATILITY, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(none, Metric.SHARPE, Undefined.FEWER_THAN_TWO_RETURNS);
        assertUndefined(none, Metric.SORTINO, Undefined.NO_RETURNS);
        assertUndefined(none, Metric.OMEGA, Undefined.NO_RETURNS);
        assertUndefined(none, Metric.SKEWNESS, Undefined.NO_RETURNS);
        assertUndefined(none, Metric.KURTOSIS, Undefined.NO_RETURNS);
    }
}
