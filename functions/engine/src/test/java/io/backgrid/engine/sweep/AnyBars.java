package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.testing.TestBars;
import java.util.Random;
import java.util.function.IntToDoubleFunction;

/// Series of every kind that a kernel may stumble over.
enum AnyBars {
    RANDOM {
        @Override
        Bars draw(Random random, int size) {
            return TestBars.randomRanges(random.nextLong(), size, 0.02);
        }
    },
    CONSTANT {
        @Override
        Bars draw(Random random, int size) {
            return walk(size, 0, bar -> 50);
        }
    },
    MONOTONE {
        @Override
        Bars draw(Random random, int size) {
            double step = random.nextBoolean() ? 1.001 : 0.9992;
            return walk(size, 0.0001, bar -> 100 * Math.pow(step, bar % 5000));
        }
    },
    GAPPED {
        @Override
        Bars draw(Random random, int size) {
            double[] level = {100};
            return walk(size, 0.01, bar -> {
                level[0] *= random.nextInt(9) == 0
                        ? 0.7 + 0.65 * random.nextDouble()
                        : Math.exp(0.01 * random.nextGaussian());
                level[0] = Math.clamp(level[0], 20, 900);
                return level[0];
            });
        }
    },
    TIES {
        @Override
        Bars draw(Random random, int size) {
            return walk(size, 0, bar -> 10 + random.nextInt(3));
        }
    },
    RUINOUS {
        @Override
        Bars draw(Random random, int size) {
            double[] level = {100};
            return walk(size, 0.05, bar -> {
                level[0] *= Math.exp(0.4 * random.nextGaussian());
                return level[0];
            });
        }
    },
    QUIET {
        @Override
        Bars draw(Random random, int size) {
            double[] level = {1e7};
            return walk(size, 1e-5, bar -> {
                level[0] *= Math.exp(5e-5 * random.nextGaussian());
                return level[0];
            });
        }
    };

    /// Any of them, the random walk more often than the others.
    static AnyBars pick(Random random) {
        AnyBars[] all = values();
        return random.nextBoolean() ? RANDOM : all[random.nextInt(all.length)];
    }

    abstract Bars draw(Random random, int size);

    /// Opens at the close before, with a range of its own.
    private static Bars walk(int size, double range, IntToDoubleFunction close) {
        double[][] rows = new double[size][];
        double open = close.applyAsDouble(0);
        for (int bar = 0; bar < size; bar++) {
            double last = close.applyAsDouble(bar);
            rows[bar] = new double[] {
                open, Math.max(open, last) * (1 + range), Math.min(open, last) * (1 - range), last, 1000 + bar % 7
            };
            open = last;
        }
        return TestBars.rows(rows);
    }
}
