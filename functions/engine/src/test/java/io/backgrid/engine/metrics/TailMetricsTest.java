package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.MetricsFixture.assertUndefined;
import static io.backgrid.engine.metrics.MetricsFixture.assertValue;
import static io.backgrid.engine.metrics.MetricsFixture.growing;
import static io.backgrid.engine.metrics.MetricsFixture.ofEquity;

import org.junit.jupiter.api.Test;

class TailMetricsTest {
    /// 21 returns from -0.10 to 0.10 in steps of 0.01, the best first.
    private static double[] ladder() {
        double[] returns = new double[21];
        for (int rung = 0; rung < 21; rung++) {
            returns[rung] = (10 - rung) / 100.0;
        }
        return returns;
    }

    @Test
    void quantilesLieAtTheirOrderStatisticWhereTheyFallOnOne() {
        Metrics metrics = ofEquity(growing(ladder()));
        // Positions 20 * 0.05 = 1 and 20 * 0.95 = 19.
        assertValue(metrics, Metric.VAR_HISTORICAL_95, -0.09);
        assertValue(metrics, Metric.TAIL_RATIO, 0.09 / 0.09);
    }

    @Test
    void conditionalValueAtRiskIsTheMeanOfTheLowest() {
        Metrics metrics = ofEquity(growing(ladder()));
        // int(20 * 0.05) + 1 = 2 of them.
        assertValue(metrics, Metric.CVAR_HISTORICAL_95, (-0.10 - 0.09) / 2);
    }

    @Test
    void quantilesAreLinearBetweenOrderStatistics() {
        Metrics metrics = ofEquity(100, 110, 99, 99, 108.9);
        // Sorted -0.1, 0, 0.1, 0.1: position 0.15 is -0.1 + 0.15 * 0.1, position 2.85 is 0.1.
        assertValue(metrics, Metric.VAR_HISTORICAL_95, -0.085);
        assertValue(metrics, Metric.TAIL_RATIO, 0.1 / 0.085);
        assertValue(metrics, Metric.CVAR_HISTORICAL_95, -0.1);
    }

    @Test
    void aLowQuantileOfZeroLeavesNoTailRatio() {
        Metrics metrics = ofEquity(100, 100, 100);
        assertUndefined(metrics, Metric.TAIL_RATIO, Undefined.ZERO_QUANTILE);
        assertValue(metrics, Metric.VAR_HISTORICAL_95, 0);
        assertValue(metrics, Metric.CVAR_HISTORICAL_95, 0);
    }

    @Test
    void oneReturnIsItsOwnQuantile() {
        Metrics metrics = ofEquity(100, 95);
        assertValue(metrics, Metric.VAR_HISTORICAL_95, -0.05);
        assertValue(metrics, Metric.TAIL_RATIO, 1);
    }

    @Test
    void oneBarHasNoTails() {
        Metrics metrics = ofEquity(100);
        assertUndefined(metrics, Metric.TAIL_RATIO, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.VAR_HISTORICAL_95, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.CVAR_HISTORICAL_95, Undefined.NO_RETURNS);
    }
}
