package io.backgrid.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.spec.EntryMode;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// The bars on which somebody enters and leaves who follows a condition.
class TurnsTest {
    private static TruthBits above(AnyPair pair) {
        TruthBits bits = new TruthBits(pair.left().size());
        bits.setAbove(new Operand.Left(pair.left()), new Operand.Right(pair.right()));
        return bits;
    }

    private static TruthBits bits(double... levels) {
        TruthBits bits = new TruthBits(levels.length);
        IndicatorSeries nothing = IndicatorSeries.of(new double[levels.length]);
        int first = 0;
        while (Double.isNaN(levels[first])) {
            first++;
        }
        bits.setAbove(new Operand.Left(IndicatorSeries.of(levels, first)), new Operand.Right(nothing));
        return bits;
    }

    @Test
    void turnsAreThoseOfAWalkUnlessThereAreGaps() {
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            int size = AnyPair.size(random);
            AnyPair pair = AnyPair.draw(random, size);
            int end = random.nextBoolean() ? size : random.nextInt(size + 1);
            NaiveTruth naive = NaiveTruth.of(Condition.above(pair.left(), pair.right()));
            TruthBits bits = above(pair);
            TruthBits opposite = new TruthBits(size);
            opposite.setNot(bits);
            TruthBits turning = new TruthBits(size);
            turning.setTurnsTrue(bits);
            for (EntryMode mode : EntryMode.values()) {
                String what = "seed %d, %d bars, %s up to %d".formatted(seed, size, mode, end);
                check(bits, naive, pair.hasGaps(), mode, end, what);
                check(opposite, naive.not(), pair.hasGaps(), mode, end, what);
                check(turning, naive.turnsTrue(), pair.hasGaps(), mode, end, what);
            }
        }
    }

    private static void check(TruthBits bits, NaiveTruth naive, boolean hasGaps, EntryMode mode, int end, String what) {
        int[] turns = new int[naive.states().length + 4];
        int count = bits.turns(mode, end, turns);
        if (hasGaps) {
            assertThat(count).as(what).isEqualTo(-1);
        } else {
            assertThat(Arrays.stream(turns, 0, count).boxed()).as(what).isEqualTo(naive.turns(mode, end));
        }
    }

    @Test
    void whatHoldsFromTheStartIsATurnByStateAndNoneByCross() {
        TruthBits bits = bits(1, 1, -1, 1, -1);
        int[] turns = new int[9];
        assertThat(bits.turns(EntryMode.STATE, 5, turns)).isEqualTo(4);
        assertThat(turns).startsWith(0, 2, 3, 4);
        assertThat(bits.turns(EntryMode.CROSS, 5, turns)).isEqualTo(2);
        assertThat(turns).startsWith(3, 4);
    }

    @Test
    void theOpenEndOfWhatHeldFromTheStartIsNoTurnByCross() {
        assertThat(bits(1, 1, 1).turns(EntryMode.CROSS, 3, new int[7])).isZero();
    }

    /// A combination may be defined before both of its parts are, so that its turns may not be told; where they are,
    /// they must be right.
    @Test
    void turnsOfCombinationsAreThoseOfAWalkWhereTheyAreTold() {
        int told = 0;
        for (long seed = 0; seed < 3000; seed++) {
            Random random = new Random(seed);
            int size = AnyPair.size(random);
            TruthBits one = above(AnyPair.draw(random, size));
            TruthBits other = above(AnyPair.draw(random, size));
            TruthBits both = new TruthBits(size);
            both.setAnd(one, other);
            TruthBits either = new TruthBits(size);
            either.setOr(both, one);
            TruthBits later = new TruthBits(size);
            later.setLag(both, random.nextInt(80));
            TruthBits opposite = new TruthBits(size);
            opposite.setNot(later);
            for (TruthBits bits : List.of(both, either, later, opposite)) {
                for (EntryMode mode : EntryMode.values()) {
                    told += checkWhereTold(bits, size, mode, "seed %d, %d bars, %s".formatted(seed, size, mode));
                }
            }
        }
        assertThat(told).isGreaterThan(5000);
    }

    private static int checkWhereTold(TruthBits bits, int size, EntryMode mode, String what) {
        int[] turns = new int[size + 4];
        int count = bits.turns(mode, size, turns);
        if (count < 0) {
            return 0;
        }
        assertThat(Arrays.stream(turns, 0, count).boxed())
                .as(what)
                .isEqualTo(NaiveTruth.of(bits, size).turns(mode, size));
        return 1;
    }

    @Test
    void aTurnOfBothIsOneWhereOneOfThemWasFalseBeforeTheOtherWasDefined() {
        TruthBits both = new TruthBits(4);
        both.setAnd(bits(-1, 1, 1, 1), bits(Double.NaN, Double.NaN, 1, -1));
        int[] turns = new int[8];
        assertThat(both.turns(EntryMode.CROSS, 4, turns)).isEqualTo(2);
        assertThat(turns).startsWith(2, 3);
    }
}
