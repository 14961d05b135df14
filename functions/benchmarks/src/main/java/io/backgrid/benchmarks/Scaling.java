package io.backgrid.benchmarks;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;

/// Shows that the cost of a sweep grows with bars times combinations: each over three decades, the whole call on one
/// core.
public final class Scaling {
    private static final int[] BARS = {1000, 10_000, 100_000, 1_000_000};
    private static final int[] COMBINATIONS = {10, 100, 1000, 10_000};

    private Scaling() {}

    /// Prints two tables.
    public static void main(String[] args) {
        System.out.println("| bars | combinations | ms: median (least to most) | ns per bar and combination |");
        System.out.println("|---|---|---|---|");
        for (int bars : BARS) {
            row(bars, 100, 10);
        }
        for (int combinations : COMBINATIONS) {
            row(20_000, combinations, combinations < 1000 ? 100 : 10);
        }
    }

    private static void row(int size, int combinations, int fastStep) {
        int fast = 100 / fastStep;
        Bars bars = Markets.randomWalk(size, 0.001);
        SweepSpec spec = Workload.pairs(fastStep, combinations / fast, new EntryOrder.NextOpen());
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, RowDetail.WHOLE, Math.max(1, combinations / 3));
        int repetitions = (long) size * combinations > 50_000_000L ? 5 : 15;
        Stopwatch watch =
                Stopwatch.time(repetitions, () -> Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE));
        System.out.printf(
                "| %,d | %,d | %.2f (%.2f to %.2f) | %.2f |%n",
                size,
                spec.trials(),
                1e3 * watch.median(),
                1e3 * watch.least(),
                1e3 * watch.most(),
                1e9 * watch.median() / size / spec.trials());
    }
}
