package io.backgrid.engine.bits;

import io.backgrid.engine.indicator.IndicatorSeries;

/// A side of a comparison: a value per bar, and what a vector of single-precision numbers, which holds twice as many,
/// compares in its place. Those fill whole words of 64; past the last bar they are NaN.
public abstract sealed class Operand {
    private final IndicatorSeries series;

    private Operand(IndicatorSeries series) {
        this.series = series;
    }

    /// One value per bar, NaN where undefined; read only.
    final double[] values() {
        return series.values();
    }

    /// First bar with a meaning.
    final int firstValid() {
        return series.firstValid();
    }

    /// The side that is compared.
    public static final class Left extends Operand {
        // Rounding to single precision moves a value by at most 2^-24 of itself.
        private static final float CLOSE = 0x1p-21f;
        // Below this, single precision has fewer digits.
        private static final float SMALL = 1e-30f;

        /// Clearly below and above the values: further than ties and rounding reach.
        final float[] lower;

        final float[] upper;

        /// Takes a series, which must not change any more.
        public Left(IndicatorSeries series) {
            super(series);
            this.lower = padded(series.size());
            this.upper = padded(series.size());
            double[] values = series.values();
            for (int bar = 0; bar < values.length; bar++) {
                float near = (float) values[bar];
                float margin = Math.abs(near) * CLOSE + SMALL;
                lower[bar] = near - margin;
                upper[bar] = near + margin;
            }
            endWithNaN(lower, values.length);
            endWithNaN(upper, values.length);
        }
    }

    /// The side that it is compared with.
    public static final class Right extends Operand {
        /// The values, rounded.
        final float[] rounded;

        /// Takes a series, which must not change any more.
        public Right(IndicatorSeries series) {
            super(series);
            this.rounded = padded(series.size());
            double[] values = series.values();
            for (int bar = 0; bar < values.length; bar++) {
                rounded[bar] = (float) values[bar];
            }
            endWithNaN(rounded, values.length);
        }
    }

    private static float[] padded(int bars) {
        return new float[TruthBits.words(bars) * Long.SIZE];
    }

    private static void endWithNaN(float[] numbers, int bars) {
        for (int i = bars; i < numbers.length; i++) {
            numbers[i] = Float.NaN;
        }
    }

    /// Bytes that an operand of so many bars takes at most.
    public static long bytes(int bars) {
        return (long) bars * (Double.BYTES + 2 * Float.BYTES);
    }
}
