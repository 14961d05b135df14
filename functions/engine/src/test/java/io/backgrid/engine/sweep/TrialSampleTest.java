package io.backgrid.engine.sweep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class TrialSampleTest {
    // 99.9 % points of chi-square with 15, 19, 99 and 119 degrees of freedom.
    private static final double CHI_SQUARE_15 = 37.70;
    private static final double CHI_SQUARE_19 = 43.82;
    private static final double CHI_SQUARE_99 = 148.23;
    private static final double CHI_SQUARE_119 = 173.62;

    private static LongStream draws(long size, long seed, int count) {
        TrialSample sample = TrialSample.of(size, seed);
        return LongStream.range(0, count).map(sample::at);
    }

    private static double chiSquare(int[] counts, int total) {
        double expected = (double) total / counts.length;
        double sum = 0;
        for (int count : counts) {
            sum += (count - expected) * (count - expected) / expected;
        }
        return sum;
    }

    @Test
    void everyTrialIsDrawnOnce() {
        for (int size = 1; size <= 2000; size++) {
            for (long seed : new long[] {0, 1, -1, 0x123456789abcdefL}) {
                BitSet drawn = new BitSet(size);
                draws(size, seed, size).forEach(trial -> drawn.set((int) trial));
                assertThat(drawn.cardinality())
                        .as("size %d, seed %d", size, seed)
                        .isEqualTo(size);
                assertThat(drawn.length()).as("size %d, seed %d", size, seed).isEqualTo(size);
            }
        }
    }

    @Test
    void theLargestGridIsDrawnFromWithoutRepetition() {
        for (long size : new long[] {SweepSpec.MOST_TRIALS, SweepSpec.MOST_TRIALS - 1, (1L << 38) + 1}) {
            assertThat(draws(size, 5, 20_000)).doesNotHaveDuplicates().allMatch(trial -> 0 <= trial && trial < size);
        }
    }

    @Test
    void anotherSeedGivesAnotherOrder() {
        for (long seed = 0; seed < 100; seed++) {
            assertThat(draws(1000, seed, 1000).toArray())
                    .isEqualTo(draws(1000, seed, 1000).toArray())
                    .isNotEqualTo(draws(1000, seed + 1, 1000).toArray());
        }
    }

    /// Over 16,000 seeds each of 16 trials comes first about 1,000 times.
    @Test
    void everyTrialComesFirstEquallyOften() {
        int[] counts = new int[16];
        for (long seed = 0; seed < 16_000; seed++) {
            counts[(int) TrialSample.of(16, seed).at(0)]++;
        }
        assertThat(chiSquare(counts, 16_000)).isLessThan(CHI_SQUARE_15);
    }

    @Test
    void everyPairOfFiveComesFirstEquallyOften() {
        int[] counts = new int[20];
        for (long seed = 0; seed < 20_000; seed++) {
            TrialSample sample = TrialSample.of(5, seed);
            int first = (int) sample.at(0);
            int second = (int) sample.at(1);
            counts[4 * first + (second > first ? second - 1 : second)]++;
        }
        assertThat(chiSquare(counts, 20_000)).isLessThan(CHI_SQUARE_19);
    }

    @Test
    void everyOrderOfFiveIsEquallyLikely() {
        int[] counts = new int[120];
        for (long seed = 0; seed < 120_000; seed++) {
            TrialSample sample = TrialSample.of(5, seed);
            int order = 0;
            for (int draw = 0; draw < 5; draw++) {
                int smaller = 0;
                for (int later = draw + 1; later < 5; later++) {
                    smaller += sample.at(later) < sample.at(draw) ? 1 : 0;
                }
                order = order * (5 - draw) + smaller;
            }
            counts[order]++;
        }
        assertThat(chiSquare(counts, 120_000)).isLessThan(CHI_SQUARE_119);
    }

    /// 10,000 of 10 million trials, in 100 parts of the grid.
    @Test
    void aSampleIsSpreadEvenlyOverItsGrid() {
        int[] counts = new int[100];
        draws(10_000_000, 20_261_126, 10_000).forEach(trial -> counts[(int) (trial / 100_000)]++);
        assertThat(chiSquare(counts, 10_000)).isLessThan(CHI_SQUARE_99);
    }

    /// The numbers are those of a second implementation, in Python, whose first key for seed 0 is the published first
    /// number of SplitMix64, 0xe220a8397b1dcdaf.
    @Test
    void drawsOfStoredSamplesNeverChange() {
        assertThat(draws(10, 0, 10)).containsExactly(1L, 2L, 3L, 9L, 0L, 5L, 4L, 7L, 6L, 8L);
        assertThat(draws(10_000_000, 42, 5)).containsExactly(4898168L, 3364388L, 6137038L, 8748403L, 6853085L);
        assertThat(draws(SweepSpec.MOST_TRIALS, -7, 3)).containsExactly(787880454927L, 1081871273339L, 932952997542L);
    }

    @Test
    void whatCannotBeDrawnIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TrialSample.of(0, 1))
                .withMessage("a sample is of 1 to 1099511627776 trials but was of 0");
        assertThatIllegalArgumentException().isThrownBy(() -> TrialSample.of(SweepSpec.MOST_TRIALS + 1, 1));
        TrialSample sample = TrialSample.of(3, 1);
        assertThat(sample.size()).isEqualTo(3);
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sample.at(3));
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> sample.at(-1));
    }
}
