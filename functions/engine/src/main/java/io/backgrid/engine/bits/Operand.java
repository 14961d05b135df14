package io.backgrid.engine.bits;

import io.backgrid.engine.indicator.IndicatorSeries;

/// One side of a comparison: a value per bar, and the same values rounded to single precision, of which twice as many
/// fit into a vector.
public final class Operand {
    final double[] values;
    final float[] rounded;
    final int firstValid;

    private Operand(double[] values, float[] rounded, int firstValid) {
        this.values = values;
        this.rounded = rounded;
        this.firstValid = firstValid;
    }

    /// Copies a series.
    public static Operand of(IndicatorSeries series) {
        double[] values = new double[series.size()];
        float[] rounded = new float[values.length];
        for (int bar = 0; bar < values.length; bar++) {
            values[bar] = series.value(bar);
            rounded[bar] = (float) values[bar];
        }
        return new Operand(values, rounded, series.firstValid());
    }

    /// Bytes that an operand of so many bars takes.
    public static long bytes(int bars) {
        return (long) bars * (Double.BYTES + Float.BYTES);
    }
}
