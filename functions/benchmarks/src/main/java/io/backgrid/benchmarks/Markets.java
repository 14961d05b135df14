package io.backgrid.benchmarks;

import io.backgrid.engine.bars.Bars;
import java.util.Random;

/// Generated bars that every benchmark uses.
final class Markets {
    private Markets() {}

    /// A random walk of 1 % a day, always the same for a size.
    static Bars randomWalk(int size) {
        return randomWalk(size, 0.01);
    }

    /// A random walk.
    ///
    /// @param volatility of one bar, a fraction
    static Bars randomWalk(int size, double volatility) {
        Random random = new Random(42);
        long[] time = new long[size];
        double[][] prices = new double[5][size];
        double close = 100;
        for (int bar = 0; bar < size; bar++) {
            double open = close * (1 + volatility / 5 * random.nextGaussian());
            close = open * Math.exp(volatility * random.nextGaussian());
            time[bar] = bar * 86_400L;
            prices[0][bar] = open;
            prices[1][bar] = Math.max(open, close) * (1 + volatility / 5);
            prices[2][bar] = Math.min(open, close) * (1 - volatility / 5);
            prices[3][bar] = close;
            prices[4][bar] = 1e6;
        }
        return Bars.of(time, prices[0], prices[1], prices[2], prices[3], prices[4]);
    }
}
