package io.backgrid.engine.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TouchSearchTest {
    private static final double NEVER = Double.POSITIVE_INFINITY;

    private static int walk(Bars bars, int first, int end, double below, double above) {
        for (int bar = first; bar < end; bar++) {
            if (bars.low(bar) <= below || bars.high(bar) >= above) {
                return bar;
            }
        }
        return end;
    }

    /// A price near that of some bar, its very low or high, or one that nothing reaches.
    private static double price(Random random, Bars bars, double side) {
        int bar = random.nextInt(bars.size());
        return switch (random.nextInt(4)) {
            case 0 -> side * NEVER;
            case 1 -> side < 0 ? bars.low(bar) : bars.high(bar);
            default -> bars.close(bar) * (1 + side * 0.3 * random.nextDouble());
        };
    }

    @Test
    void theFirstTouchIsThatOfAWalk() {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int size = random.nextBoolean() ? 1 + random.nextInt(200) : 400 + random.nextInt(2000);
            Bars bars = TestBars.randomRanges(seed, size, 0.02);
            TouchSearch touches = new TouchSearch(bars);
            for (int i = 0; i < 100; i++) {
                int first = random.nextInt(size);
                int end = first + random.nextInt(size - first + 1);
                double below = price(random, bars, -1);
                double above = price(random, bars, 1);
                assertThat(touches.first(first, end, below, above))
                        .as("seed %d, %d to %d of %d, %s or %s", seed, first, end, size, below, above)
                        .isEqualTo(walk(bars, first, end, below, above));
            }
        }
    }

    @Test
    void aTouchToTheTickCounts() {
        TouchSearch touches = new TouchSearch(TestBars.rows(
                new double[] {10, 11, 9, 10, 1}, new double[] {10, 12, 9, 10, 1}, new double[] {10, 11, 8, 10, 1}));
        assertThat(touches.first(0, 3, 8, 13)).isEqualTo(2);
        assertThat(touches.first(0, 3, 7, 12)).isEqualTo(1);
        assertThat(touches.first(2, 3, 9, 12)).isEqualTo(2);
    }

    @Test
    void pricesThatNothingReachesAreNotFound() {
        TouchSearch touches = new TouchSearch(TestBars.random(1, 2000));
        assertThat(touches.first(0, 2000, -NEVER, NEVER)).isEqualTo(2000);
        assertThat(touches.first(17, 1234, -NEVER, NEVER)).isEqualTo(1234);
    }

    @Test
    void anEmptyRangeIsNotLookedAt() {
        TouchSearch touches = new TouchSearch(TestBars.closes(10, 20, 30));
        assertThat(touches.first(2, 2, 100, 1)).isEqualTo(2);
    }

    @Test
    void theOneBarThatTouchesIsFoundWhereverItIsAndFromWhereverItIsLookedFor() {
        double[] closes = new double[1100];
        for (int touching : new int[] {0, 15, 16, 17, 511, 512, 513, 1023, 1024, 1099}) {
            for (int bar = 0; bar < closes.length; bar++) {
                closes[bar] = bar == touching ? 5 : 10;
            }
            TouchSearch touches = new TouchSearch(TestBars.closes(closes));
            for (int first = 0; first < closes.length; first++) {
                assertThat(touches.first(first, closes.length, 5, NEVER))
                        .as("bar %d from %d", touching, first)
                        .isEqualTo(first <= touching ? touching : closes.length);
            }
            assertThat(touches.first(0, touching, 5, NEVER)).isEqualTo(touching);
        }
    }

    @Test
    void theHighestHighOfABlockTouchesToTheTick() {
        double[] closes = new double[1100];
        for (int touching : new int[] {0, 16, 512, 1023, 1099}) {
            for (int bar = 0; bar < closes.length; bar++) {
                closes[bar] = bar == touching ? 15 : 10;
            }
            TouchSearch touches = new TouchSearch(TestBars.closes(closes));
            assertThat(touches.first(0, closes.length, -NEVER, 15)).isEqualTo(touching);
            assertThat(touches.first(0, closes.length, -NEVER, 15.001)).isEqualTo(closes.length);
        }
    }
}
