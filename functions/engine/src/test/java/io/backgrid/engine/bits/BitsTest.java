package io.backgrid.engine.bits;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BitsTest {
    private static int next(BitSet bits, int from, int end) {
        int next = from >= end ? -1 : bits.nextSetBit(from);
        return next < 0 ? end : Math.min(next, end);
    }

    @Test
    void theNextBitIsThatOfABitSet() {
        for (long seed = 0; seed < 2000; seed++) {
            Random random = new Random(seed);
            int bars = AnyPair.size(random);
            BitSet[] sets = {new BitSet(bars), new BitSet(bars)};
            long[][] words = new long[2][TruthBits.words(bars)];
            double share = Math.pow(random.nextDouble(), 4);
            for (int bar = 0; bar < bars; bar++) {
                int which = random.nextInt(2);
                if (random.nextDouble() < share) {
                    sets[which].set(bar);
                    Bits.set(words[which], bar);
                }
            }
            BitSet either = (BitSet) sets[0].clone();
            either.or(sets[1]);
            for (int from = 0; from <= bars; from++) {
                int end = random.nextInt(bars + 1);
                String what = "seed %d, %d to %d of %d".formatted(seed, from, end, bars);
                assertThat(Bits.next(words[0], words[0], from, end)).as(what).isEqualTo(next(sets[0], from, end));
                assertThat(Bits.next(words[0], words[1], from, end)).as(what).isEqualTo(next(either, from, end));
            }
        }
    }

    @Test
    void wordsAreCountedUp() {
        assertThat(TruthBits.words(1)).isEqualTo(1);
        assertThat(TruthBits.words(64)).isEqualTo(1);
        assertThat(TruthBits.words(65)).isEqualTo(2);
        assertThat(TruthBits.bytes(65)).isEqualTo(32); // two results of two words
        assertThat(Operand.bytes(10)).isEqualTo(160); // a double and two floats for each bar
    }
}
