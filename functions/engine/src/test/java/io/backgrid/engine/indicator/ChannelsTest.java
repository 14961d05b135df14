package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelsTest {
    private static final List<Bars> SETS =
            List.of(TestBars.apple(), TestBars.taLibReference(), TestBars.randomRanges(5, 900, 0.03));
    private static final int[] WINDOWS = {1, 2, 10, 50, 10_000};

    @Test
    void keltnerIsTheExponentialMeanPlusAndMinusTheAverageTrueRange() {
        for (Bars bars : SETS) {
            for (int window : WINDOWS) {
                IndicatorSeries mean = MovingAverages.ema(PriceSeries.close(bars), window);
                IndicatorSeries range = TrueRange.atr(bars, window);
                IndicatorSeries upper = Channels.keltnerUpper(bars, window, 1.5);
                IndicatorSeries lower = Channels.keltnerLower(bars, window, 1.5);
                assertThat(upper.firstValid()).isEqualTo(window);
                assertThat(lower.firstValid()).isEqualTo(window);
                for (int bar = 0; bar < bars.size(); bar++) {
                    // Before the range begins both are NaN, which only boxed numbers call equal.
                    assertThat(upper.value(bar)).isEqualTo(Double.valueOf(mean.value(bar) + 1.5 * range.value(bar)));
                    assertThat(lower.value(bar)).isEqualTo(Double.valueOf(mean.value(bar) - 1.5 * range.value(bar)));
                }
            }
        }
    }

    @Test
    void supertrendIsThatOfASecondImplementation() {
        for (Bars bars : SETS) {
            for (int window : WINDOWS) {
                for (double multiple : new double[] {0, 1, 3}) {
                    IndicatorSeries ours = Channels.supertrend(bars, window, multiple);
                    double[] expected = supertrend(bars, window, multiple);
                    assertThat(ours.firstValid()).isEqualTo(window);
                    for (int bar = 0; bar < bars.size(); bar++) {
                        assertThat(ours.value(bar))
                                .as("window %d, multiple %s, bar %d", window, multiple, bar)
                                .isEqualTo(Double.valueOf(expected[bar]));
                    }
                }
            }
        }
    }

    /// The rule as charts write it, with one array per band and one for the trend.
    private static double[] supertrend(Bars bars, int window, double multiple) {
        IndicatorSeries range = TrueRange.atr(bars, window);
        int size = bars.size();
        double[] upper = new double[size];
        double[] lower = new double[size];
        boolean[] upward = new boolean[size];
        double[] line = new double[size];
        for (int bar = 0; bar < size; bar++) {
            if (bar < window) {
                line[bar] = Double.NaN;
                continue;
            }
            upper[bar] = (bars.high(bar) + bars.low(bar)) / 2 + multiple * range.value(bar);
            lower[bar] = (bars.high(bar) + bars.low(bar)) / 2 - multiple * range.value(bar);
            if (bar > window) {
                boolean closedAbove = bars.close(bar - 1) > upper[bar - 1];
                boolean closedBelow = bars.close(bar - 1) < lower[bar - 1];
                upper[bar] = closedAbove ? upper[bar] : Math.min(upper[bar], upper[bar - 1]);
                lower[bar] = closedBelow ? lower[bar] : Math.max(lower[bar], lower[bar - 1]);
                boolean rises = !upward[bar - 1] && bars.close(bar) > upper[bar];
                boolean falls = upward[bar - 1] && bars.close(bar) < lower[bar];
                upward[bar] = rises || (upward[bar - 1] && !falls);
            }
            line[bar] = upward[bar] ? lower[bar] : upper[bar];
        }
        return line;
    }

    @Test
    void supertrendTurnsWhenTheCloseBreaksTheBand() {
        // One-tick bars, so the true range is the step: with window 1 and multiple 1 the raw bands are price +- step.
        Bars bars = TestBars.closes(10, 11, 10, 14, 13, 8);
        IndicatorSeries line = Channels.supertrend(bars, 1, 1);
        assertThat(line.value(0)).isNaN();
        assertThat(line.value(1)).isEqualTo(12); // downward at first: 11 + 1
        assertThat(line.value(2)).isEqualTo(11); // 10 + 1 is lower than 12
        // 14 closes above min(14 + 4, 11): upward, lower band max(14 - 4, 10).
        assertThat(line.value(3)).isEqualTo(10);
        assertThat(line.value(4)).isEqualTo(12); // 13 - 1 is higher than 10
        // 8 closes below max(8 - 5, 12): downward, upper band min(8 + 5, 13 + 1).
        assertThat(line.value(5)).isEqualTo(13);
    }

    @Test
    void aMultipleThatIsNoNumberIsRefused() {
        Bars bars = TestBars.closes(1, 2);
        assertThatThrownBy(() -> Channels.supertrend(bars, 1, -1))
                .hasMessage("multiple must be finite and at least 0 but was -1.0");
        assertThatThrownBy(() -> Channels.keltnerUpper(bars, 1, Double.NaN))
                .hasMessage("multiple must be finite but was NaN");
        assertThat(Channels.keltnerLower(bars, 1, 0).value(1)).isCloseTo(2, within(0.0));
    }
}
