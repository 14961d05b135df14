package io.backgrid.engine.bits;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Compares as many bars at once as single-precision numbers fit into the machine's widest vector.
///
/// Rounding to single precision moves a value by at most 2^-24 of itself, and keeps the order of two values or makes
/// them
/// equal. So a rounded difference beyond [#CLOSE] of the right value has the sign of the exact one, and the exact one
/// is far
/// from a tie. Closer values, tied ones among them, are left out of both results.
final class VectorComparer implements Comparer {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final float CLOSE = 0x1p-21f;
    // Below this, single precision has fewer digits.
    private static final float SMALL = 1e-30f;

    @Override
    public void compare(Operand left, Operand right, int firstWord, long[] above, long[] below) {
        float[] lefts = left.rounded;
        float[] rights = right.rounded;
        for (int word = firstWord; word < above.length; word++) {
            long larger = 0;
            long smaller = 0;
            for (int bit = 0; bit < Long.SIZE; bit += LANES) {
                FloatVector bound = FloatVector.fromArray(SPECIES, rights, word * Long.SIZE + bit);
                FloatVector excess = FloatVector.fromArray(SPECIES, lefts, word * Long.SIZE + bit)
                        .sub(bound);
                FloatVector close = bound.abs().mul(CLOSE).add(SMALL);
                larger |= excess.compare(VectorOperators.GT, close).toLong() << bit;
                smaller |= excess.neg().compare(VectorOperators.GT, close).toLong() << bit;
            }
            above[word] = larger;
            below[word] = smaller;
        }
    }
}
