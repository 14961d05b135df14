package io.backgrid.engine.bits;

import io.backgrid.engine.signal.Condition;

/// Compares one bar after the other.
final class ScalarComparer implements Comparer {
    @Override
    public void compare(Operand.Left left, Operand.Right right, int firstWord, long[] above, long[] below) {
        double[] lefts = left.values();
        double[] rights = right.values();
        for (int word = firstWord; word < above.length; word++) {
            int start = word * Long.SIZE;
            int bars = Math.min(Long.SIZE, lefts.length - start);
            long larger = 0;
            long smaller = 0;
            for (int bit = 0; bit < bars; bit++) {
                double bound = rights[start + bit];
                double excess = lefts[start + bit] - bound;
                double tie = Condition.TIE * Math.abs(bound);
                larger |= (excess > tie ? 1L : 0L) << bit;
                smaller |= (excess < -tie ? 1L : 0L) << bit;
            }
            above[word] = larger;
            below[word] = smaller;
        }
    }
}
