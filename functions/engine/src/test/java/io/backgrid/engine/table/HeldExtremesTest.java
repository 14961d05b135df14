package io.backgrid.engine.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HeldExtremesTest {
    // A quotient is compared by a product first, which may be rounded the other way.
    private static final double ROUNDING = 0x1p-52;

    /// Lowest, highest and deepest fall by a walk.
    private record Walk(double lowest, double highest, double worst) {
        static Walk of(Bars bars, int first, int last, double known) {
            double lowest = bars.close(first);
            double highest = lowest;
            double worst = known;
            for (int bar = first; bar <= last; bar++) {
                lowest = Math.min(lowest, bars.close(bar));
                highest = Math.max(highest, bars.close(bar));
                worst = Math.min(worst, bars.close(bar) / highest);
            }
            return new Walk(lowest, highest, worst);
        }
    }

    private static void check(HeldExtremes extremes, Bars bars, int first, int last, double known, long seed) {
        HeldExtremes.Range range = new HeldExtremes.Range();
        double worst = extremes.ask(first, last, known, range);
        Walk walk = Walk.of(bars, first, last, known);
        boolean isSame = range.lowest() == walk.lowest
                && range.highest() == walk.highest
                && Math.abs(worst - walk.worst) <= ROUNDING * walk.worst
                && worst <= known;
        if (!isSame) {
            assertThat(new Walk(range.lowest(), range.highest(), worst))
                    .as("seed %d, %d to %d of %d, known %s", seed, first, last, bars.size(), known)
                    .isEqualTo(walk);
        }
    }

    @Test
    void everyRangeOfAShortSeriesIsThatOfAWalk() {
        for (int size = 1; size <= 200; size++) {
            Bars bars = TestBars.random(size, size);
            HeldExtremes extremes = new HeldExtremes(bars);
            for (int first = 0; first < size; first++) {
                for (int last = first; last < size; last++) {
                    check(extremes, bars, first, last, 1, size);
                }
            }
        }
    }

    @Test
    void rangesOfLongSeriesAreThoseOfAWalk() {
        for (long seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Bars bars = TestBars.random(seed, 3000 - random.nextInt(40));
            HeldExtremes extremes = new HeldExtremes(bars);
            for (int i = 0; i < 500; i++) {
                int first = random.nextInt(bars.size());
                int last = first + random.nextInt(bars.size() - first);
                check(extremes, bars, first, last, 1 - random.nextDouble(), seed);
            }
        }
    }

    @Test
    void theDeepestFallGoesFromAPeakToALaterBar() {
        HeldExtremes extremes = new HeldExtremes(TestBars.closes(2, 10, 8, 16, 4, 20, 15));
        HeldExtremes.Range range = new HeldExtremes.Range();
        assertThat(extremes.ask(0, 6, 1, range)).isEqualTo(0.25); // from 16 to 4, not from 20 to 2
        assertThat(range.lowest()).isEqualTo(2);
        assertThat(range.highest()).isEqualTo(20);
        assertThat(extremes.ask(1, 3, 1, range)).isEqualTo(0.8);
    }

    @Test
    void aDeeperFallThatIsKnownStays() {
        HeldExtremes extremes = new HeldExtremes(TestBars.closes(10, 8, 9));
        assertThat(extremes.ask(0, 2, 0.5, new HeldExtremes.Range())).isEqualTo(0.5);
    }

    @Test
    void aRangeOfOneBarFallsNowhere() {
        HeldExtremes extremes = new HeldExtremes(TestBars.closes(10, 8, 9));
        HeldExtremes.Range range = new HeldExtremes.Range();
        assertThat(extremes.ask(1, 1, 1, range)).isEqualTo(1);
        assertThat(range.lowest()).isEqualTo(8);
        assertThat(range.highest()).isEqualTo(8);
    }

    @Test
    void aFallAcrossManyBlocksIsFoundFromEverySide() {
        double[] closes = new double[1600];
        for (int bar = 0; bar < closes.length; bar++) {
            closes[bar] = 100;
        }
        closes[333] = 200;
        closes[1222] = 50;
        HeldExtremes extremes = new HeldExtremes(TestBars.closes(closes));
        HeldExtremes.Range range = new HeldExtremes.Range();
        assertThat(extremes.ask(0, 1599, 1, range)).isEqualTo(0.25);
        assertThat(extremes.ask(333, 1222, 1, range)).isEqualTo(0.25);
        assertThat(extremes.ask(334, 1599, 1, range)).isEqualTo(0.5);
        assertThat(extremes.ask(0, 1221, 1, range)).isEqualTo(0.5);
        assertThat(extremes.ask(1223, 1599, 1, range)).isEqualTo(1);
    }

    @Test
    void bytesAreAtLeastThoseOfTheArrays() {
        // 17 bars are 2 blocks, whose numbers differ in one bit: 17 + 17 + 2 entries of 32 bytes.
        assertThat((double) HeldExtremes.bytes(17)).isCloseTo(36 * 32, within(2 * 32.0));
    }
}
