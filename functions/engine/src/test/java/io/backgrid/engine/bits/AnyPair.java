package io.backgrid.engine.bits;

import io.backgrid.engine.indicator.IndicatorSeries;
import java.util.Arrays;
import java.util.Random;

/// Two series to compare, finite or NaN, whose values lie where comparing goes wrong: tied, hardly not tied, equal in
/// single precision, too small or too large for it, of either sign.
///
/// @param left what is compared
/// @param right what it is compared with
/// @param hasGaps whether an undefined bar lies behind the first valid one of both
record AnyPair(IndicatorSeries left, IndicatorSeries right, boolean hasGaps) {
    private static final double[] SIZES = {
        100, 100, 1, 0, 1e-40, 1e-32, 1e-30, 1e-300, 3.4028e38, 1e200, 1e308, Double.MIN_VALUE
    };
    private static final double[] FACTORS = {
        0, 0, 0.5e-12, 0.99e-12, 1e-12, 1.01e-12, 2e-12, 0x1p-30, 0x1p-24, 0x1p-23, 0x1p-22, 0x1p-21, 0x1p-20, 0.01
    };

    static AnyPair draw(Random random, int size) {
        double[] left = new double[size];
        double[] right = new double[size];
        double gaps = random.nextInt(3) == 0 ? 0.3 * random.nextDouble() : 0;
        boolean mixed = random.nextBoolean();
        boolean tied = random.nextInt(4) == 0;
        for (int bar = 0; bar < size; bar++) {
            right[bar] = (mixed ? any(random, SIZES) : 100) * (random.nextBoolean() ? 1 : 1 + random.nextDouble());
            if (random.nextInt(4) == 0) {
                right[bar] = betweenFloats(right[bar]);
            }
            double sign = mixed && random.nextBoolean() ? -1 : 1;
            right[bar] = finite(right[bar] * sign);
            double factor = tied && random.nextInt(20) > 0 ? 0 : any(random, FACTORS);
            double relative = factor * (random.nextBoolean() ? 1 : -1) * (0.9 + 0.2 * random.nextDouble());
            left[bar] = switch (random.nextInt(12)) {
                case 0 -> -right[bar];
                case 1 -> mixed ? any(random, SIZES) : right[bar];
                default -> finite(right[bar] * (1 + relative));
            };
        }
        int firstLeft = first(random, size);
        int firstRight = first(random, size);
        boolean hasGaps = false;
        for (int bar = Math.max(firstLeft, firstRight); bar < size; bar++) {
            if (random.nextDouble() < gaps) {
                (random.nextBoolean() ? left : right)[bar] = Double.NaN;
                hasGaps = true;
            }
        }
        return new AnyPair(series(left, firstLeft), series(right, firstRight), hasGaps);
    }

    /// Around multiples of the lanes of a vector and of a word, and any other up to 200.
    static int size(Random random) {
        int[] steps = {8, 16, 64};
        int step = steps[random.nextInt(steps.length)];
        return random.nextInt(3) == 0
                ? 1 + random.nextInt(200)
                : Math.max(1, step * (1 + random.nextInt(200 / step)) - 1 + random.nextInt(3));
    }

    private static IndicatorSeries series(double[] values, int firstValid) {
        Arrays.fill(values, 0, Math.min(firstValid, values.length), Double.NaN);
        return IndicatorSeries.of(values, firstValid);
    }

    private static int first(Random random, int size) {
        return random.nextBoolean() ? 0 : random.nextInt(random.nextInt(10) == 0 ? size + 3 : Math.min(size, 70));
    }

    /// In the middle of two single-precision numbers, where the least difference rounds to one or the other.
    private static double betweenFloats(double value) {
        float near = (float) value;
        double middle = ((double) near + Math.nextUp(near)) / 2;
        return Math.abs(middle) <= Float.MAX_VALUE ? middle : value;
    }

    private static double finite(double value) {
        return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
    }

    private static double any(Random random, double[] choices) {
        return choices[random.nextInt(choices.length)];
    }
}
