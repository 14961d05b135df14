package io.backgrid.engine.bits;

import io.backgrid.engine.signal.Condition;

/// Compares one bar after the other.
final class ScalarComparer implements Comparer {
    @Override
    public void compare(Operand left, Operand right, int firstWord, long[] above, long[] below) {
        compareWords(left.values, right.values, firstWord, above, below);
    }

    /// Compares from a word to the end.
    static void compareWords(double[] left, double[] right, int firstWord, long[] above, long[] below) {
        for (int word = firstWord; word < above.length; word++) {
            int start = word * Long.SIZE;
            int bars = Math.min(Long.SIZE, left.length - start);
            long larger = 0;
            long smaller = 0;
            for (int bit = 0; bit < bars; bit++) {
                double bound = right[start + bit];
                double excess = left[start + bit] - bound;
                double tie = Condition.TIE * Math.abs(bound);
                larger |= (excess > tie ? 1L : 0L) << bit;
                smaller |= (excess < -tie ? 1L : 0L) << bit;
            }
            above[word] = larger;
            below[word] = smaller;
        }
    }
}
