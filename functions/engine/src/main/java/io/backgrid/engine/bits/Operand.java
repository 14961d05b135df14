package io.backgrid.engine.bits;

import io.backgrid.engine.indicator.IndicatorSeries;
import java.util.Arrays;

/// One side of a comparison: a value per bar, and the same values rounded to single precision, of which twice as many
/// fit into a vector. The rounded ones fill whole words of 64; past the last bar they are NaN.
public final class Operand {
    final double[] values;
    final float[] rounded;
    final int firstValid;

    private Operand(double[] values, float[] rounded, int firstValid) {
        this.values = values;
        this.rounded = rounded;
        this.firstValid = firstValid;
    }

    /// Takes a series, which must not change any more.
    public static Operand of(IndicatorSeries series) {
        double[] values = series.values();
        float[] rounded = new float[TruthBits.words(values.length) * Long.SIZE];
        for (int bar = 0; bar < values.length; bar++) {
            rounded[bar] = (float) values[bar];
        }
        Arrays.fill(rounded, values.length, rounded.length, Float.NaN);
        return new Operand(values, rounded, series.firstValid());
    }

    /// Bytes that an operand of so many bars takes.
    public static long bytes(int bars) {
        return (long) bars * (Double.BYTES + Float.BYTES);
    }
}
