package io.backgrid.engine.metrics;

import static io.backgrid.engine.metrics.MetricsFixture.assertUndefined;
import static io.backgrid.engine.metrics.MetricsFixture.assertValue;
import static io.backgrid.engine.metrics.MetricsFixture.ofEquity;
import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.spec.MetricBasis;
import org.junit.jupiter.api.Test;

class GrowthMetricsTest {
    @Test
    void growthOfTwoYearsIsItsRootAYear() {
        Metrics metrics = ofEquity(100, 100, 100, 100, 100, 100, 100, 100, 121); // 8 quarters
        assertValue(metrics, Metric.TOTAL_RETURN, 0.21);
        assertValue(metrics, Metric.CAGR, 0.1);
        assertValue(metrics, Metric.CAGR_CALENDAR, 0.1);
    }

    @Test
    void growthByBarsAndByTheCalendarDifferWhereBarsAreMissing() {
        // The bars of a year are half as many as the basis says.
        Metrics metrics = ofEquity(new MetricBasis(8, 0), 100, 100, 100, 100, 121);
        assertValue(metrics, Metric.CAGR, 1.21 * 1.21 - 1); // half a year by bars
        assertValue(metrics, Metric.CAGR_CALENDAR, 0.21); // a year by the calendar
    }

    @Test
    void theDeepestDrawdownLastsFromItsPeakToItsRecovery() {
        Metrics metrics = ofEquity(100, 120, 90, 96, 120, 130, 125, 126, 127, 128);
        assertValue(metrics, Metric.MAX_DRAWDOWN, 90.0 / 120 - 1);
        assertValue(metrics, Metric.MAX_DRAWDOWN_BARS, 3); // bars 1 to 4
        assertValue(metrics, Metric.LONGEST_DRAWDOWN_BARS, 4); // bars 5 to 9, the end
    }

    @Test
    void aDrawdownFromTheStartCounts() {
        Metrics metrics = ofEquity(100, 80, 90);
        assertValue(metrics, Metric.MAX_DRAWDOWN, -0.2);
        assertValue(metrics, Metric.MAX_DRAWDOWN_BARS, 2);
    }

    @Test
    void aDrawdownBeginsAtTheLastBarOfItsPeak() {
        Metrics metrics = ofEquity(100, 100, 100, 90, 100);
        assertValue(metrics, Metric.MAX_DRAWDOWN_BARS, 2); // bars 2 to 4
    }

    @Test
    void ofTwoEquallyDeepDrawdownsTheFirstIsTimed() {
        Metrics metrics = ofEquity(100, 50, 100, 50, 60, 100);
        assertValue(metrics, Metric.MAX_DRAWDOWN_BARS, 2);
        assertValue(metrics, Metric.LONGEST_DRAWDOWN_BARS, 3);
    }

    @Test
    void calmarIsGrowthOverTheDeepestDrawdown() {
        Metrics metrics = ofEquity(100, 80, 100, 100, 110); // one year
        assertValue(metrics, Metric.CALMAR, 0.1 / 0.2);
    }

    @Test
    void ulcerIndexIsTheRootMeanSquareOfThePointsAfterTheStart() {
        Metrics metrics = ofEquity(100, 90, 80, 100, 110);
        assertValue(metrics, Metric.ULCER_INDEX, Math.sqrt((0.01 + 0.04) / 4));
    }

    @Test
    void anAccountThatNeverFellHasNoCalmar() {
        Metrics metrics = ofEquity(100, 110, 110, 120);
        assertValue(metrics, Metric.MAX_DRAWDOWN, 0);
        assertValue(metrics, Metric.MAX_DRAWDOWN_BARS, 0);
        assertValue(metrics, Metric.LONGEST_DRAWDOWN_BARS, 0);
        assertValue(metrics, Metric.ULCER_INDEX, 0);
        assertUndefined(metrics, Metric.CALMAR, Undefined.NO_DRAWDOWN);
    }

    @Test
    void oneBarHasNotGrown() {
        Metrics metrics = ofEquity(100);
        assertUndefined(metrics, Metric.TOTAL_RETURN, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.CAGR, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.CAGR_CALENDAR, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.CALMAR, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.ULCER_INDEX, Undefined.NO_RETURNS);
        assertUndefined(metrics, Metric.TURNOVER, Undefined.NO_RETURNS);
        assertValue(metrics, Metric.MAX_DRAWDOWN, 0);
        assertValue(metrics, Metric.EXPOSURE, 0);
    }

    @Test
    void growthThatNoNumberHoldsIsSaidToOverflow() {
        Metrics metrics = ofEquity(new MetricBasis(1e6, 0), 100, 90, 110); // 1.1^500000
        assertUndefined(metrics, Metric.CAGR, Undefined.OVERFLOW);
        assertUndefined(metrics, Metric.CALMAR, Undefined.OVERFLOW);
        assertValue(metrics, Metric.TOTAL_RETURN, 0.1);
    }

    @Test
    void aRuinedAccountLosesEverythingAndItsReturnsStopThere() {
        Metrics metrics = ofEquity(100, 110, 0, 0, 0);
        assertThat(metrics.value(Metric.TOTAL_RETURN)).hasValue(-1);
        assertThat(metrics.value(Metric.CAGR)).hasValue(-1);
        assertThat(metrics.value(Metric.CAGR_CALENDAR)).hasValue(-1);
        assertThat(metrics.value(Metric.CALMAR)).hasValue(-1);
        assertValue(metrics, Metric.ULCER_INDEX, Math.sqrt(3.0 / 4)); // three points at -1 of four
        assertValue(metrics, Metric.OMEGA, 0.1); // returns 0.1 and -1
        assertValue(metrics, Metric.SHARPE_PER_PERIOD, -0.45 / Math.sqrt(2 * 0.55 * 0.55));
    }
}
