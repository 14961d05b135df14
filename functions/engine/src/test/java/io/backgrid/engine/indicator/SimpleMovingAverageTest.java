package io.backgrid.engine.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimpleMovingAverageTest {
    @Test
    void isTheMeanOfTheLastWindow() {
        IndicatorSeries mean = SimpleMovingAverage.of(new double[] {1, 2, 6, 1, 8}, 3);
        assertThat(mean.firstValid()).isEqualTo(2);
        assertThat(mean.value(0)).isNaN();
        assertThat(mean.value(1)).isNaN();
        assertThat(mean.value(2)).isEqualTo(3); // (1 + 2 + 6) / 3
        assertThat(mean.value(3)).isEqualTo(3); // (2 + 6 + 1) / 3
        assertThat(mean.value(4)).isEqualTo(5); // (6 + 1 + 8) / 3
    }

    @Test
    void hasNoValidBarWhenTheWindowIsLongerThanTheSeries() {
        IndicatorSeries mean = SimpleMovingAverage.of(new double[] {1, 2}, 4);
        assertThat(mean.firstValid()).isEqualTo(3).isGreaterThanOrEqualTo(mean.size());
        assertThat(mean.value(1)).isNaN();
    }

    @Test
    void ofOneBarIsTheValueItself() {
        double[] values = {0.1, 1e9, 0.3, 7e-5, 0.2};
        IndicatorSeries mean = SimpleMovingAverage.of(values, 1);
        for (int bar = 0; bar < values.length; bar++) {
            assertThat(mean.value(bar)).isEqualTo(values[bar]);
        }
    }

    @Test
    void isNotMovedByWhatLeftTheWindowLongAgo() {
        // A plain running sum keeps 0 of these tenths once 1e16 has passed through it.
        IndicatorSeries mean = SimpleMovingAverage.of(new double[] {1e16, 0.1, 0.2, 0.3}, 2);
        assertThat(mean.value(2)).isCloseTo(0.15, within(1e-15));
        assertThat(mean.value(3)).isCloseTo(0.25, within(1e-15));
    }

    @Test
    void doesNotDriftOverManyBars() {
        long seed = 20250101;
        Random random = new Random(seed);
        double[] values = new double[300_000];
        double price = 1000;
        for (int bar = 0; bar < values.length; bar++) {
            price *= Math.exp(0.01 * random.nextGaussian());
            values[bar] = price;
        }
        int window = 200;
        IndicatorSeries mean = SimpleMovingAverage.of(values, window);
        for (int bar = values.length - 1000; bar < values.length; bar++) {
            BigDecimal sum = BigDecimal.ZERO;
            for (int back = 0; back < window; back++) {
                sum = sum.add(new BigDecimal(values[bar - back]));
            }
            double exact = sum.divide(BigDecimal.valueOf(window), MathContext.DECIMAL64)
                    .doubleValue();
            assertThat(mean.value(bar)).as("seed %d, bar %d", seed, bar).isCloseTo(exact, within(4e-16 * exact));
        }
    }
}
