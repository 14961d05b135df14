package io.backgrid.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.signal.Condition;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparersTest {
    private static final String FULL = "mixed mode, sharing";

    /// What a comparer said, bits past the last bar included.
    @SuppressWarnings("ArrayRecordComponent")
    private record Said(long[] above, long[] below) {
        static Said by(Comparer comparer, AnyPair pair, int firstWord) {
            int words = TruthBits.words(pair.left().size());
            Said said = new Said(new long[words], new long[words]);
            comparer.compare(
                    new Operand.Left(pair.left()), new Operand.Right(pair.right()), firstWord, said.above, said.below);
            return said;
        }

        /// 1 for above, -1 for below, 0 for left open.
        int at(int bar) {
            return Bits.isSet(above, bar) ? 1 : Bits.isSet(below, bar) ? -1 : 0;
        }
    }

    @Test
    void barByBarTheOrderIsToldOfAllThatIsNotTied() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            AnyPair pair = AnyPair.draw(random, AnyPair.size(random));
            Said said = Said.by(new ScalarComparer(), pair, 0);
            for (int bar = 0; bar < pair.left().size(); bar++) {
                assertThat(said.at(bar)).as("seed %d, bar %d", seed, bar).isEqualTo(order(pair, bar));
            }
        }
    }

    @Test
    void vectorsSayTheSameOrLeaveCloseValuesOpen() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            AnyPair pair = AnyPair.draw(random, AnyPair.size(random));
            Said said = Said.by(new VectorComparer(), pair, 0);
            for (int bar = 0; bar < pair.left().size(); bar++) {
                int expected = isClose(pair, bar) ? said.at(bar) * said.at(bar) * order(pair, bar) : order(pair, bar);
                assertThat(said.at(bar)).as("seed %d, bar %d", seed, bar).isEqualTo(expected);
            }
        }
    }

    @Test
    void noBarIsBothAboveAndBelowAndNoneLiesPastTheLast() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            int size = AnyPair.size(random);
            AnyPair pair = AnyPair.draw(random, size);
            for (Comparer comparer : new Comparer[] {new ScalarComparer(), new VectorComparer()}) {
                Said said = Said.by(comparer, pair, 0);
                for (int word = 0; word < said.above.length; word++) {
                    assertThat(said.above[word] & said.below[word])
                            .as("seed %d", seed)
                            .isZero();
                }
                long past = size % 64 == 0 ? 0 : -1L << size;
                int last = said.above.length - 1;
                assertThat((said.above[last] | said.below[last]) & past)
                        .as("seed %d", seed)
                        .isZero();
            }
        }
    }

    @Test
    void wordsBeforeTheFirstAreNotTouched() {
        AnyPair pair = AnyPair.draw(new Random(1), 200);
        for (Comparer comparer : new Comparer[] {new ScalarComparer(), new VectorComparer()}) {
            Said all = Said.by(comparer, pair, 0);
            Said some = Said.by(comparer, pair, 2);
            assertThat(some.above).containsExactly(0, 0, all.above[2], all.above[3]);
            assertThat(some.below).containsExactly(0, 0, all.below[2], all.below[3]);
        }
    }

    /// Whichever comparer this JVM has, the bits that come out in the end are those of a condition.
    @Test
    void whatAComparerLeavesOpenIsDecided() {
        for (long seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            int size = AnyPair.size(random);
            AnyPair pair = AnyPair.draw(random, size);
            TruthBits bits = new TruthBits(size);
            bits.setAbove(new Operand.Left(pair.left()), new Operand.Right(pair.right()));
            Condition condition = Condition.above(pair.left(), pair.right());
            assertThat(NaiveTruth.of(bits, size).states())
                    .as("seed %d, %s", seed, Comparers.description())
                    .containsExactly(NaiveTruth.of(condition).states());
        }
    }

    private static int order(AnyPair pair, int bar) {
        double right = pair.right().value(bar);
        double excess = pair.left().value(bar) - right;
        return Math.abs(excess) > 1e-12 * Math.abs(right) ? (int) Math.signum(excess) : 0;
    }

    /// Within what the rounding to single precision and the margin can reach, or beyond that precision.
    private static boolean isClose(AnyPair pair, int bar) {
        double left = Math.abs(pair.left().value(bar));
        double right = Math.abs(pair.right().value(bar));
        double difference = Math.abs(pair.left().value(bar) - pair.right().value(bar));
        return difference <= 0x1p-20 * Math.max(left, right) + 2e-30 || Math.max(left, right) > 3e38;
    }

    @Test
    void vectorsAreUsedWhereTheyAreCompiled() {
        assertThat(Comparers.reasonForScalar("", FULL, true)).isEmpty();
    }

    @Test
    void withoutTheModuleThereAreNoVectorsWhateverIsForced() {
        String reason = "the JVM runs without --add-modules jdk.incubator.vector";
        assertThat(Comparers.reasonForScalar("", FULL, false)).isEqualTo(reason);
        assertThat(Comparers.reasonForScalar("vector", FULL, false)).isEqualTo(reason);
        assertThat(Comparers.reasonForScalar("scalar", FULL, false)).isEqualTo(reason);
    }

    @Test
    void withoutTheC2CompilerThereAreNoVectors() {
        assertThat(Comparers.reasonForScalar("", "mixed mode, emulated-client, sharing", true))
                .isEqualTo("the C2 compiler is off");
        assertThat(Comparers.reasonForScalar("", "interpreted mode, sharing", true))
                .isEqualTo("the C2 compiler is off");
    }

    @Test
    void eitherCanBeForced() {
        assertThat(Comparers.reasonForScalar("scalar", FULL, true)).isEqualTo("backgrid.comparer asks for it");
        assertThat(Comparers.reasonForScalar("vector", "interpreted mode", true))
                .isEmpty();
    }

    @Test
    void theDescriptionSaysWhichAndWhy() {
        String description = Comparers.chosen() instanceof VectorComparer ? "vector" : "scalar: .+";
        assertThat(Comparers.description()).matches(description);
    }
}
