package io.backgrid.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.indicator.IndicatorSeries;
import io.backgrid.engine.signal.Condition;
import io.backgrid.engine.spec.EntryMode;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TruthBitsTest {
    private static final int SEEDS = 3000;

    /// Compares two pairs, the way it is tested and naively.
    private record Case(long seed, int size, AnyPair pair, TruthBits above, NaiveTruth naiveAbove) {
        static Case of(long seed) {
            Random random = new Random(seed);
            int size = AnyPair.size(random);
            AnyPair pair = AnyPair.draw(random, size);
            TruthBits above = new TruthBits(size);
            above.setAbove(new Operand.Left(pair.left()), new Operand.Right(pair.right()));
            return new Case(seed, size, pair, above, NaiveTruth.of(Condition.above(pair.left(), pair.right())));
        }

        /// The other way round, on bars of its own.
        TruthBits below() {
            TruthBits below = new TruthBits(size);
            below.setBelow(new Operand.Left(other().left()), new Operand.Right(other().right()));
            return below;
        }

        NaiveTruth naiveBelow() {
            return NaiveTruth.of(Condition.below(other().left(), other().right()));
        }

        private AnyPair other() {
            return AnyPair.draw(new Random(~seed), size);
        }

        void check(TruthBits actual, NaiveTruth expected) {
            check(actual, expected, "");
        }

        void check(TruthBits actual, NaiveTruth expected, String what) {
            assertThat(NaiveTruth.of(actual, size).states())
                    .as("seed %d, %d bars %s", seed, size, what)
                    .containsExactly(expected.states());
        }
    }

    private static TruthBits bits(double... levels) {
        TruthBits bits = new TruthBits(levels.length);
        IndicatorSeries nothing = IndicatorSeries.of(new double[levels.length]);
        bits.setAbove(new Operand.Left(IndicatorSeries.of(levels)), new Operand.Right(nothing));
        return bits;
    }

    @Test
    void aComparisonIsThatOfAConditionWhateverTheValues() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            each.check(each.above(), each.naiveAbove(), "above");
            each.check(each.below(), each.naiveBelow(), "below");
        }
    }

    @Test
    void aTieIsTrueWhereBothAreWithinOnePartInATrillion() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            TruthBits tied = each.above().copy();
            AnyPair pair = each.pair();
            tied.setTied(new Operand.Left(pair.left()), new Operand.Right(pair.right()));
            each.check(tied, NaiveTruth.tied(pair.left().values(), pair.right().values()));
        }
    }

    @Test
    void combinationsFollowKleenesLogic() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            NaiveTruth left = each.naiveAbove();
            NaiveTruth right = each.naiveBelow();
            TruthBits result = new TruthBits(each.size());
            result.setAnd(each.above(), each.below());
            each.check(result, left.and(right), "and");
            result.setOr(each.above(), each.below());
            each.check(result, left.or(right), "or");
            result.setNot(each.above());
            each.check(result, left.not(), "not");
        }
    }

    @Test
    void aLagMovesEveryStateAndLeavesTheStartUndefined() {
        int[] lags = {0, 1, 2, 63, 64, 65, 127, 128, 199, 200, 100_000};
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            int lag = lags[(int) (seed % lags.length)];
            TruthBits result = new TruthBits(each.size());
            result.setLag(each.above(), lag);
            each.check(result, each.naiveAbove().lag(lag), "lag " + lag);
            TruthBits back = new TruthBits(each.size());
            back.setLag(result, 1);
            each.check(back, each.naiveAbove().lag(lag).lag(1), "lag " + lag + " and 1");
        }
    }

    @Test
    void turningTrueLooksAtTheLastDefinedState() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            TruthBits result = new TruthBits(each.size());
            result.setTurnsTrue(each.above());
            each.check(result, each.naiveAbove().turnsTrue());
        }
    }

    @Test
    void entriesAndExitsAreThoseOfACondition() {
        for (long seed = 0; seed < SEEDS; seed++) {
            Case each = Case.of(seed);
            Condition condition =
                    Condition.above(each.pair().left(), each.pair().right());
            long[] asked = new long[TruthBits.words(each.size())];
            for (EntryMode mode : EntryMode.values()) {
                each.above().entries(mode, asked);
                assertThat(flags(asked, each.size()))
                        .as("seed %d, %s", seed, mode)
                        .containsExactly(condition.entries(mode));
            }
            each.above().exits(asked);
            assertThat(flags(asked, each.size())).as("seed %d", seed).containsExactly(condition.exits());
        }
    }

    private static boolean[] flags(long[] bits, int size) {
        boolean[] flags = new boolean[size];
        for (int bar = 0; bar < size; bar++) {
            flags[bar] = Bits.isSet(bits, bar);
        }
        return flags;
    }

    @Test
    void aCopyStaysWhenTheOriginalIsWrittenAgain() {
        TruthBits bits = bits(1, -1, 1);
        TruthBits copy = bits.copy();
        bits.setNot(copy);
        assertThat(NaiveTruth.of(copy, 3).states()).containsExactly(1, -1, 1);
        assertThat(copy.turns(EntryMode.STATE, 3, new int[7])).isEqualTo(3);
    }

    @Test
    void anObjectWrittenAgainForgetsWhatItWas() {
        for (long seed = 0; seed < 300; seed++) {
            Case each = Case.of(seed);
            TruthBits used = each.below();
            used.setAbove(
                    new Operand.Left(each.pair().left()),
                    new Operand.Right(each.pair().right()));
            each.check(used, each.naiveAbove());
        }
    }
}
