package io.backgrid.benchmarks;

import java.util.Arrays;
import java.util.function.Supplier;

/// Repeats something and says how long it took, for measurements that are no JMH benchmark because their runs are long
/// or must alternate.
final class Stopwatch {
    private static final long WARM_UP = 2_000_000_000L;

    // Nothing that was run may be left out by a compiler.
    static volatile Object kept = "";

    private final double[] seconds;

    private Stopwatch(double[] seconds) {
        this.seconds = seconds;
    }

    /// Runs a task for two seconds and at least once unmeasured, then some times measured.
    static Stopwatch time(int repetitions, Supplier<Object> task) {
        long warm = System.nanoTime() + WARM_UP;
        do {
            kept = task.get();
        } while (System.nanoTime() < warm);
        double[] seconds = new double[repetitions];
        for (int i = 0; i < repetitions; i++) {
            long start = System.nanoTime();
            kept = task.get();
            seconds[i] = (System.nanoTime() - start) / 1e9;
        }
        Arrays.sort(seconds);
        return new Stopwatch(seconds);
    }

    double median() {
        return seconds[seconds.length / 2];
    }

    double least() {
        return seconds[0];
    }

    double most() {
        return seconds[seconds.length - 1];
    }

    int repetitions() {
        return seconds.length;
    }
}
