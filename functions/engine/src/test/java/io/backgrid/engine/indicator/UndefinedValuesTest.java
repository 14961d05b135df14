package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a definition divides by zero, windows of one bar, and gaps in a series.
class UndefinedValuesTest {
    @Test
    void aMotionlessSeriesHasAMeaningExceptForItsScore() {
        double[] closes = new double[60];
        Arrays.fill(closes, 0.1); // 0.1 + 0.1 + 0.1 is not 0.3: rounding must not look like movement.
        Bars bars = TestBars.closes(closes);
        Set<String> prices = Set.of(
                "sma",
                "ema",
                "wma",
                "dema",
                "tema",
                "bb_upper",
                "bb_mid",
                "bb_lower",
                "highest",
                "lowest",
                "vwap_rolling",
                "keltner_upper",
                "keltner_lower",
                "supertrend");
        for (IndicatorCases.Case one : IndicatorCases.all()) {
            IndicatorSeries series = one.indicator().of(bars, 3);
            for (int bar = series.firstValid(); bar < bars.size(); bar++) {
                double expected = prices.contains(one.name()) ? 0.1 : 0;
                switch (one.name()) {
                    case "sum" -> assertThat(series.value(bar)).isCloseTo(0.3, within(6e-17));
                    case "zscore" -> assertThat(series.value(bar)).isNaN();
                    case "obv" -> assertThat(series.value(bar)).isEqualTo(1000); // the first bar's volume
                    case "aroon_up", "aroon_down" ->
                        assertThat(series.value(bar)).isEqualTo(100); // the latest of equals
                    default -> assertThat(series.value(bar)).as(one.name()).isCloseTo(expected, within(3e-17));
                }
            }
        }
        assertThat(Dispersion.stddev(PriceSeries.close(bars), 3).value(59)).isZero();
        assertThat(CommodityChannel.cci(bars, 3).value(59)).isZero();
        Arrays.fill(closes, 0.7); // whose mean over 14 bars, summed plainly, is not 0.7
        assertThat(CommodityChannel.cci(TestBars.closes(closes), 14).value(59)).isZero();
    }

    @Test
    void withoutVolumeThereIsNoFlowAndNoWeightedPrice() {
        double[] price = {10, 11, 12, 11, 13};
        double[] volume = {5, 0, 0, 0, 7};
        Bars bars = Bars.of(new long[] {1, 2, 3, 4, 5}, price, price, price, price, volume);
        IndicatorSeries paid = VolumeIndicators.vwapRolling(bars, 2);
        assertThat(paid.firstValid()).isEqualTo(1);
        assertThat(paid.value(1)).isEqualTo(10); // 5 * 10 / 5
        assertThat(paid.value(2)).isNaN();
        assertThat(paid.value(3)).isNaN();
        assertThat(paid.value(4)).isEqualTo(13);
        IndicatorSeries flow = VolumeIndicators.mfi(bars, 2);
        assertThat(flow.value(2)).isZero();
        assertThat(flow.value(3)).isZero();
        assertThat(flow.value(4)).isEqualTo(100); // all that flowed flowed upwards
    }

    @Test
    void aWindowOfOneBarFollowsTheDefinition() {
        Bars bars = TestBars.randomRanges(3, 200, 0.02);
        for (String name :
                new String[] {"sma", "ema", "wma", "dema", "tema", "bb_upper", "bb_mid", "bb_lower", "highest", "lowest"
                }) {
            IndicatorSeries series = IndicatorCases.named(name).indicator().of(bars, 1);
            assertThat(series.firstValid()).as(name).isZero();
            for (int bar = 0; bar < bars.size(); bar++) {
                assertThat(series.value(bar)).as(name).isCloseTo(bars.close(bar), within(1e-13));
            }
        }
        IndicatorSeries strength = Momentum.rsi(PriceSeries.close(bars), 1);
        IndicatorSeries deviation = Dispersion.stddev(PriceSeries.close(bars), 1);
        IndicatorSeries percent = TrueRange.natr(bars, 1);
        IndicatorSeries plus = DirectionalMovement.plusDi(bars, 1);
        IndicatorSeries minus = DirectionalMovement.minusDi(bars, 1);
        IndicatorSeries trend = DirectionalMovement.adx(bars, 1);
        IndicatorSeries recent = Aroon.up(bars, 1);
        IndicatorSeries williams = Stochastic.willr(bars, 1);
        for (int bar = 1; bar < bars.size(); bar++) {
            double range = TrueRange.at(bars, bar);
            double rise = bars.high(bar) - bars.high(bar - 1);
            double fall = bars.low(bar - 1) - bars.low(bar);
            assertThat(strength.value(bar)).isEqualTo(bars.close(bar) > bars.close(bar - 1) ? 100 : 0);
            assertThat(deviation.value(bar)).isZero();
            assertThat(percent.value(bar)).isEqualTo(range / bars.close(bar) * 100);
            assertThat(plus.value(bar)).isEqualTo(rise > 0 && rise > fall ? 100 * (rise / range) : 0);
            assertThat(minus.value(bar)).isEqualTo(fall > 0 && fall > rise ? 100 * (fall / range) : 0);
            if (plus.value(bar) + minus.value(bar) > 0) {
                assertThat(trend.value(bar)).isEqualTo(100); // only one of the two moves on a bar
            }
            assertThat(recent.value(bar)).isEqualTo(bars.high(bar) >= bars.high(bar - 1) ? 100 : 0);
            assertThat(williams.value(bar)).isBetween(-100.0, 0.0);
        }
    }

    @Test
    void anEarlierValueOfZeroGivesNoRateOfChange() {
        IndicatorSeries rate = Momentum.roc(IndicatorSeries.of(new double[] {0, 4, 5}), 1);
        assertThat(rate.value(1)).isZero();
        assertThat(rate.value(2)).isEqualTo(25);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sma",
                "sum",
                "ema",
                "wma",
                "dema",
                "tema",
                "rsi",
                "macd",
                "bb_upper",
                "roc",
                "mom",
                "highest",
                "lowest",
                "stddev",
                "zscore",
                "linreg_slope"
            })
    void behindAGapAnIndicatorStartsAnew(String name) {
        double[] values = PriceSeries.close(TestBars.randomRanges(4, 80, 0.02)).values();
        double[] gapped = values.clone();
        gapped[30] = Double.NaN;
        double[] late = Arrays.copyOfRange(values, 31, 80);
        IndicatorSeries whole = ofSeries(name, IndicatorSeries.of(values));
        IndicatorSeries around = ofSeries(name, IndicatorSeries.of(gapped));
        IndicatorSeries behind = ofSeries(name, IndicatorSeries.of(late));
        assertThat(around.firstValid()).isEqualTo(whole.firstValid());
        for (int bar = 0; bar < 80; bar++) {
            double expected = bar < 30 ? whole.value(bar) : bar == 30 ? Double.NaN : behind.value(bar - 31);
            assertThat(around.value(bar)).as("bar %d", bar).isEqualTo(Double.valueOf(expected));
        }
    }

    @Test
    void anIndicatorOfAnIndicatorCountsFromItsFirstValidBar() {
        IndicatorSeries values = IndicatorSeries.of(new double[] {Double.NaN, 2, 4, 6, 8, 10}, 1);
        IndicatorSeries mean = MovingAverages.sma(values, 2); // -, -, 3, 5, 7, 9
        assertThat(mean.firstValid()).isEqualTo(2);
        IndicatorSeries change = Momentum.mom(mean, 3);
        assertThat(change.firstValid()).isEqualTo(5);
        assertThat(change.value(4)).isNaN();
        assertThat(change.value(5)).isEqualTo(6); // 9 - 3
    }

    private static IndicatorSeries ofSeries(String name, IndicatorSeries series) {
        return switch (name) {
            case "sma" -> MovingAverages.sma(series, 5);
            case "sum" -> MovingAverages.sum(series, 5);
            case "ema" -> MovingAverages.ema(series, 5);
            case "wma" -> MovingAverages.wma(series, 5);
            case "dema" -> MovingAverages.dema(series, 5);
            case "tema" -> MovingAverages.tema(series, 5);
            case "rsi" -> Momentum.rsi(series, 5);
            case "macd" -> Macd.line(series, 3, 6, 4);
            case "bb_upper" -> BollingerBands.upper(series, 5, 2);
            case "roc" -> Momentum.roc(series, 5);
            case "mom" -> Momentum.mom(series, 5);
            case "highest" -> Extremes.highest(series, 5);
            case "lowest" -> Extremes.lowest(series, 5);
            case "stddev" -> Dispersion.stddev(series, 5);
            case "zscore" -> Dispersion.zscore(series, 5);
            case "linreg_slope" -> Dispersion.linregSlope(series, 5);
            default -> throw new IllegalArgumentException(name);
        };
    }
}
