package io.backgrid.engine.bits;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Compares as many bars at once as single-precision numbers fit into the machine's widest vector.
///
/// Rounding keeps the order of two values or makes them equal. So a lower bound of the left value above the rounded
/// right one says that left is above right, and that they are not tied. Closer values, tied ones among them, are
/// left out of both results, and so is NaN.
final class VectorComparer implements Comparer {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    @Override
    public void compare(Operand.Left left, Operand.Right right, int firstWord, long[] above, long[] below) {
        float[] lower = left.lower;
        float[] upper = left.upper;
        float[] rights = right.rounded;
        for (int word = firstWord; word < above.length; word++) {
            long larger = 0;
            long smaller = 0;
            for (int bit = 0; bit < Long.SIZE; bit += LANES) {
                int bar = word * Long.SIZE + bit;
                FloatVector bound = FloatVector.fromArray(SPECIES, rights, bar);
                FloatVector low = FloatVector.fromArray(SPECIES, lower, bar);
                FloatVector high = FloatVector.fromArray(SPECIES, upper, bar);
                larger |= low.compare(VectorOperators.GT, bound).toLong() << bit;
                smaller |= high.compare(VectorOperators.LT, bound).toLong() << bit;
            }
            above[word] = larger;
            below[word] = smaller;
        }
    }
}
