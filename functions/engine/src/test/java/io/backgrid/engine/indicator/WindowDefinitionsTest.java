package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Indicators of one window against their definition, each window computed from nothing and, where digits cancel,
/// in decimal numbers of 120 digits.
class WindowDefinitionsTest {
    private static final long SEED = 11;
    private static final MathContext DIGITS = new MathContext(120);

    /// An indicator at the last of the given bars, from the window that ends there.
    private interface Definition {
        double at(Bars bars, int bar, int window);
    }

    private static void check(String name, double tolerance, Definition definition) {
        IndicatorCases.Case one = IndicatorCases.named(name);
        for (Bars bars : List.of(TestBars.taLibReference(), TestBars.randomRanges(SEED, 400, 0.02))) {
            for (int window : new int[] {1, 2, 3, 14, 100, bars.size(), bars.size() + 1}) {
                if (window < one.shortest()) {
                    continue;
                }
                IndicatorSeries ours = one.indicator().of(bars, window);
                for (int bar = 0; bar < bars.size(); bar++) {
                    double expected = bar < ours.firstValid() ? Double.NaN : definition.at(bars, bar, window);
                    double value = ours.value(bar);
                    boolean right = Double.isNaN(expected)
                            ? Double.isNaN(value)
                            : Math.abs(value - expected) <= tolerance * Math.max(1, Math.abs(expected));
                    if (!right) {
                        throw new AssertionError("%s of %d bars at bar %d of %d is %s, not %s"
                                .formatted(name, window, bar, bars.size(), value, expected));
                    }
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sma", "bb_mid"})
    void smaIsTheMeanOfTheWindow(String name) {
        check(name, 1e-14, (bars, bar, window) -> mean(bars, bar, window).doubleValue());
    }

    @Test
    void sumIsThatOfTheWindow() {
        check(
                "sum",
                1e-14,
                (bars, bar, window) -> mean(bars, bar, window)
                        .multiply(BigDecimal.valueOf(window))
                        .doubleValue());
    }

    @Test
    void stddevIsThePopulationDeviation() {
        check("stddev", 1e-14, WindowDefinitionsTest::deviation);
    }

    @ParameterizedTest
    @ValueSource(strings = {"bb_upper", "bb_lower"})
    void bandsLieDeviationsFromTheMean(String name) {
        double multiple = name.equals("bb_upper") ? IndicatorCases.MULTIPLE : -IndicatorCases.MULTIPLE;
        check(
                name,
                1e-14,
                (bars, bar, window) -> mean(bars, bar, window).doubleValue() + multiple * deviation(bars, bar, window));
    }

    @Test
    void zscoreIsTheDistanceFromTheMeanInDeviations() {
        check("zscore", 1e-12, (bars, bar, window) -> {
            double deviation = deviation(bars, bar, window);
            BigDecimal excess = new BigDecimal(bars.close(bar)).subtract(mean(bars, bar, window));
            return deviation == 0 ? Double.NaN : excess.doubleValue() / deviation;
        });
    }

    @Test
    void wmaWeighsTheNewestValueMost() {
        check("wma", 1e-14, (bars, bar, window) -> {
            BigDecimal sum = BigDecimal.ZERO;
            for (int i = 1; i <= window; i++) {
                sum = sum.add(new BigDecimal(bars.close(bar - window + i)).multiply(BigDecimal.valueOf(i)));
            }
            return sum.divide(BigDecimal.valueOf(window * (window + 1L) / 2), DIGITS)
                    .doubleValue();
        });
    }

    @Test
    void slopeIsThatOfTheLeastSquaresLine() {
        check("linreg_slope", 1e-14, (bars, bar, window) -> {
            BigDecimal mean = mean(bars, bar, window);
            double products = 0;
            double squares = 0;
            for (int i = 0; i < window; i++) {
                double x = i - (window - 1) / 2.0;
                products += x
                        * new BigDecimal(bars.close(bar - window + 1 + i))
                                .subtract(mean)
                                .doubleValue();
                squares += x * x;
            }
            return products / squares;
        });
    }

    @Test
    void slopeOfARampIsItsStepInALongWindowToo() {
        double[] ramp = new double[5000];
        for (int bar = 0; bar < ramp.length; bar++) {
            ramp[bar] = 7 + 0.25 * bar;
        }
        for (int window : new int[] {2, 1024, 1025, 4999}) {
            IndicatorSeries slope = Dispersion.linregSlope(IndicatorSeries.of(ramp), window);
            assertThat(slope.value(window - 1)).isCloseTo(0.25, within(1e-15));
            assertThat(slope.value(4999)).isCloseTo(0.25, within(1e-15));
        }
    }

    @Test
    void cciMeasuresAgainstTheMeanAbsoluteDeviation() {
        check("cci", 1e-9, (bars, bar, window) -> {
            double sum = 0;
            for (int i = bar - window + 1; i <= bar; i++) {
                sum += typical(bars, i);
            }
            double apart = 0;
            for (int i = bar - window + 1; i <= bar; i++) {
                apart += Math.abs(typical(bars, i) - sum / window);
            }
            return apart < 1e-12 ? 0 : (typical(bars, bar) - sum / window) / (0.015 * apart / window);
        });
    }

    @Test
    void mfiIsTheShareOfRisingFlow() {
        check("mfi", 1e-12, (bars, bar, window) -> {
            double rising = 0;
            double falling = 0;
            for (int i = bar - window + 1; i <= bar; i++) {
                double flow = typical(bars, i) * bars.volume(i);
                rising += typical(bars, i) > typical(bars, i - 1) ? flow : 0;
                falling += typical(bars, i) < typical(bars, i - 1) ? flow : 0;
            }
            return rising + falling == 0 ? 0 : 100 * rising / (rising + falling);
        });
    }

    @Test
    void vwapIsPaidOverTraded() {
        check("vwap_rolling", 1e-13, (bars, bar, window) -> {
            double paid = 0;
            double traded = 0;
            for (int i = bar - window + 1; i <= bar; i++) {
                paid += typical(bars, i) * bars.volume(i);
                traded += bars.volume(i);
            }
            return traded == 0 ? Double.NaN : paid / traded;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"highest", "lowest"})
    void extremesAreThoseOfTheWindow(String name) {
        boolean highest = name.equals("highest");
        check(name, 0, (bars, bar, window) -> {
            double extreme = bars.close(bar);
            for (int i = bar - window + 1; i < bar; i++) {
                extreme = highest ? Math.max(extreme, bars.close(i)) : Math.min(extreme, bars.close(i));
            }
            return extreme;
        });
    }

    private static double typical(Bars bars, int bar) {
        return (bars.high(bar) + bars.low(bar) + bars.close(bar)) / 3;
    }

    private static BigDecimal mean(Bars bars, int bar, int window) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = bar - window + 1; i <= bar; i++) {
            sum = sum.add(new BigDecimal(bars.close(i)));
        }
        return sum.divide(BigDecimal.valueOf(window), DIGITS);
    }

    private static double deviation(Bars bars, int bar, int window) {
        BigDecimal mean = mean(bars, bar, window);
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = bar - window + 1; i <= bar; i++) {
            sum = sum.add(new BigDecimal(bars.close(i)).subtract(mean).pow(2), DIGITS);
        }
        return Math.sqrt(sum.divide(BigDecimal.valueOf(window), DIGITS).doubleValue());
    }
}
