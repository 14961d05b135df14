package io.backgrid.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.metrics.AccountHistory;
import io.backgrid.engine.metrics.Measure;
import io.backgrid.engine.metrics.Measured;
import io.backgrid.engine.metrics.Metric;
import io.backgrid.engine.metrics.MetricsCalculator;
import io.backgrid.engine.metrics.TradeHistory;
import io.backgrid.engine.metrics.Undefined;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.spec.MetricBasis;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RollingSharpeTest {
    /// Returns of 1/2, 1, 1/2 and 1/2, exactly.
    private static final EquityCurve CURVE = curve(64, 96, 192, 288, 432);

    private static EquityCurve curve(double... equity) {
        long[] time = new long[equity.length];
        Arrays.setAll(time, point -> point * 86_400L);
        return EquityCurve.of(time, equity, new double[equity.length]);
    }

    private static double value(Measure measure) {
        assertThat(measure).isInstanceOf(Measured.class);
        return ((Measured) measure).value();
    }

    @Test
    void aRatioStandsAtThePointThatItsWindowEndsAt() {
        RollingSharpe rolling = RollingSharpe.of(CURVE, 4, 0);

        assertThat(rolling.window()).isEqualTo(2);
        assertThat(rolling.firstPoint()).isEqualTo(2);
        assertThat(rolling.size()).isEqualTo(3);
        // 1/2 and 1: mean 3/4, deviation sqrt(1/8); 3/4 / sqrt(1/8) * sqrt(4) = 3 sqrt(2).
        assertThat(value(rolling.at(2))).isCloseTo(3 * Math.sqrt(2), within(1e-14));
        assertThat(value(rolling.at(3))).isCloseTo(3 * Math.sqrt(2), within(1e-14));
        assertThat(rolling.at(4)).isEqualTo(Undefined.ZERO_VARIANCE);
    }

    @Test
    void theRiskFreeRateIsTakenOff() {
        // (3/4 - 1/4) / sqrt(1/8) * 2 = 2 sqrt(2).
        assertThat(value(RollingSharpe.of(CURVE, 4, 0.25).at(2))).isCloseTo(2 * Math.sqrt(2), within(1e-14));
    }

    @Test
    void anAccountThatStandsStillHasNoRatio() {
        RollingSharpe rolling = RollingSharpe.of(curve(7, 7, 7), 4, 0);

        assertThat(rolling.at(2)).isEqualTo(Undefined.ZERO_VARIANCE);
    }

    @ParameterizedTest
    @CsvSource({"252, 126", "5, 3", "52, 26", "98280, 49140", "1638, 819", "2, 2", "1, 2"})
    void aWindowIsHalfAYearButAtLeastTwoReturns(double periodsPerYear, int window) {
        assertThat(RollingSharpe.of(CURVE, periodsPerYear, 0).window()).isEqualTo(window);
    }

    @Test
    void aCurveShorterThanTheWindowHasNone() {
        assertThat(RollingSharpe.of(CURVE, 8, 0).size()).isEqualTo(1);
        assertThat(RollingSharpe.of(CURVE, 10, 0).size()).isZero();
        assertThat(RollingSharpe.of(curve(1), 4, 0).size()).isZero();
    }

    @Test
    void theReturnsEndWithARuin() {
        RollingSharpe rolling = RollingSharpe.of(curve(64, 96, 0, 0, 0), 4, 0);

        assertThat(rolling.size()).isEqualTo(1);
        // 1/2 and -1: mean -1/4, deviation sqrt(9/8); -1/4 / sqrt(9/8) * 2 = -sqrt(2) / 3.
        assertThat(value(rolling.at(2))).isCloseTo(-Math.sqrt(2) / 3, within(1e-14));
    }

    @Test
    void aReturnBeyondTheRangeOfADoubleSpoilsItsOwnWindowsOnly() {
        RollingSharpe rolling = RollingSharpe.of(curve(1, 2, 1e-300, 1e300, 2e300, 2e300), 4, 0);

        assertThat(rolling.at(3)).isEqualTo(Undefined.OVERFLOW);
        assertThat(rolling.at(4)).isEqualTo(Undefined.OVERFLOW);
        // 1 and 0: mean 1/2, deviation sqrt(1/2); times 2.
        assertThat(value(rolling.at(5))).isCloseTo(Math.sqrt(2), within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"4, 0", "7, 0.001", "30, 0.0001", "252, 0"})
    void everyWindowHasTheMetricOfItsPartOfTheCurve(double periodsPerYear, double riskFree) {
        long seed = 20;
        Random random = new Random(seed);
        double[] equity = new double[400];
        equity[0] = 1000;
        for (int point = 1; point < equity.length; point++) {
            // One wild return must leave no trace in the windows after it.
            double by = point == 5 ? 1e6 : 0.01 * random.nextGaussian();
            equity[point] = equity[point - 1] * (1 + by);
        }
        double annual = StrictMath.pow(1 + riskFree, periodsPerYear) - 1;
        MetricBasis basis = new MetricBasis(periodsPerYear, annual);
        RollingSharpe rolling = RollingSharpe.of(curve(equity), periodsPerYear, riskFree);

        assertThat(rolling.size()).isEqualTo(equity.length - rolling.window());
        for (int point = rolling.firstPoint(); point < equity.length; point++) {
            double[] part = Arrays.copyOfRange(equity, point - rolling.window(), point + 1);
            AccountHistory account = new AccountHistory(0, 1, part, part, 0);
            double expected = MetricsCalculator.measure(account, new TradeHistory(new double[0], 0, 0), basis)
                    .value(Metric.SHARPE)
                    .orElseThrow();
            assertThat(value(rolling.at(point)))
                    .as("seed %d, point %d", seed, point)
                    .isCloseTo(expected, within(1e-9 * Math.max(1, Math.abs(expected))));
        }
    }

    @Test
    void aBasisThatIsNoneIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> RollingSharpe.of(CURVE, Double.NaN, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> RollingSharpe.of(CURVE, 0.5, 0));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RollingSharpe.of(CURVE, 252, Double.NaN))
                .withMessage("a Sharpe ratio cannot be of 252.0 periods a year and a risk-free rate of NaN");
    }
}
