package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for every indicator on any bars.
class IndicatorLawsTest {
    private static final long MILLION_SEED = 20_250_102;
    private static final Bars MILLION = TestBars.randomRanges(MILLION_SEED, 1_000_000, 0.002);

    /// Indicators in quote currency; all but these and `obv` are without it.
    private static final Set<String> IN_MONEY = Set.of(
            "sma",
            "sum",
            "ema",
            "wma",
            "dema",
            "tema",
            "atr",
            "tr",
            "macd",
            "macd_signal",
            "macd_hist",
            "bb_upper",
            "bb_mid",
            "bb_lower",
            "mom",
            "highest",
            "lowest",
            "stddev",
            "linreg_slope",
            "vwap_rolling",
            "keltner_upper",
            "keltner_lower",
            "supertrend");

    static List<IndicatorCases.Case> all() {
        return IndicatorCases.all();
    }

    /// Bars up to `known` as they are, later ones with prices and volumes multiplied.
    private static Bars changed(Bars bars, int known, double priceFactor, double volumeFactor) {
        int size = bars.size();
        long[] time = bars.times();
        double[][] columns = new double[5][size];
        for (int bar = 0; bar < size; bar++) {
            double price = bar > known ? priceFactor : 1;
            columns[0][bar] = bars.open(bar) * price;
            columns[1][bar] = bars.high(bar) * price;
            columns[2][bar] = bars.low(bar) * price;
            columns[3][bar] = bars.close(bar) * price;
            columns[4][bar] = bars.volume(bar) * (bar > known ? volumeFactor : 1);
        }
        return Bars.of(time, columns[0], columns[1], columns[2], columns[3], columns[4]);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aLaterBarChangesNoEarlierValue(IndicatorCases.Case one) {
        for (long seed = 1; seed <= 4; seed++) {
            Bars bars = TestBars.randomRanges(seed, 150, 0.02);
            for (int window : new int[] {2, 5, 20}) {
                IndicatorSeries before = one.indicator().of(bars, window);
                for (int known = 0; known < bars.size() - 1; known += 7) {
                    IndicatorSeries after = one.indicator().of(changed(bars, known, 3, 7), window);
                    assertThat(after.firstValid()).isEqualTo(before.firstValid());
                    for (int bar = 0; bar <= known; bar++) {
                        assertThat(after.value(bar))
                                .as("seed %d, window %d, changed after %d, bar %d", seed, window, known, bar)
                                .isEqualTo(Double.valueOf(before.value(bar)));
                    }
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void scalingPricesByAPowerOfTwoChangesNoBitButTheUnit(IndicatorCases.Case one) {
        for (long seed = 1; seed <= 4; seed++) {
            Bars bars = TestBars.randomRanges(seed, 300, 0.02);
            Bars scaled = changed(bars, -1, 0x1p-40, 1);
            double unit = IN_MONEY.contains(one.name()) ? 0x1p-40 : 1;
            for (int window : new int[] {2, 14}) {
                IndicatorSeries large = one.indicator().of(bars, window);
                IndicatorSeries small = one.indicator().of(scaled, window);
                for (int bar = 0; bar < bars.size(); bar++) {
                    assertThat(small.value(bar))
                            .as("seed %d, window %d, bar %d", seed, window, bar)
                            .isEqualTo(Double.valueOf(large.value(bar) * unit));
                }
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void aWindowLongerThanTheSeriesLeavesEveryBarUndefined(IndicatorCases.Case one) {
        Bars bars = TestBars.randomRanges(9, 40, 0.02);
        IndicatorSeries series = one.indicator().of(bars, 41);
        assertThat(series.size()).isEqualTo(40);
        if (Set.of("tr", "obv").contains(one.name())) {
            return;
        }
        assertThat(series.firstValid()).isGreaterThanOrEqualTo(40);
        for (int bar = 0; bar < 40; bar++) {
            assertThat(series.value(bar)).isNaN();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void oneBarIsEnoughToAsk(IndicatorCases.Case one) {
        IndicatorSeries series = one.indicator().of(TestBars.closes(7), one.shortest());
        assertThat(series.size()).isEqualTo(1);
        assertThat(Double.isNaN(series.value(0))).isEqualTo(series.firstValid() > 0);
    }

    /// The sum that has run for a million bars against the one that began a thousand bars ago.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "sma",
                "sum",
                "wma",
                "stddev",
                "bb_upper",
                "bb_lower",
                "zscore",
                "linreg_slope",
                "cci",
                "mfi",
                "vwap_rolling"
            })
    void aMillionBarsLeaveNothingBehindInASum(String name) {
        IndicatorCases.Case one = IndicatorCases.named(name);
        Bars bars = MILLION;
        long from = bars.time(bars.size() - 1000);
        Bars tail = bars.between(from, Long.MAX_VALUE).orElseThrow();
        for (int window : new int[] {2, 20, 200}) {
            IndicatorSeries running = one.indicator().of(bars, window);
            IndicatorSeries fresh = one.indicator().of(tail, window);
            for (int bar = fresh.firstValid(); bar < tail.size(); bar++) {
                double expected = fresh.value(bar);
                double value = running.value(bars.size() - tail.size() + bar);
                boolean right = Double.isNaN(expected)
                        ? Double.isNaN(value)
                        : Math.abs(value - expected) <= 1e-10 * Math.abs(expected);
                if (!right) {
                    throw new AssertionError("%s of %d bars is %s, not %s at bar %d of seed %d"
                            .formatted(name, window, value, expected, bar, MILLION_SEED));
                }
            }
        }
    }

    @Test
    void windowsOutsideTheirRangeAreRefusedWithTheRange() {
        Bars bars = TestBars.closes(1, 2, 3);
        for (IndicatorCases.Case one : all()) {
            if (Set.of("tr", "obv").contains(one.name())) {
                continue;
            }
            for (int window : new int[] {one.shortest() - 1, 100_001}) {
                assertThatThrownBy(() -> one.indicator().of(bars, window))
                        .as(one.name())
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageContaining("must be between " + one.shortest() + " and 100000 but was");
            }
        }
    }
}
