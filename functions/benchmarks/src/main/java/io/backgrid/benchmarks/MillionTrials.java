package io.backgrid.benchmarks;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.Locale;

/// A million combinations on 2,520 bars with all rows in memory, on one core and on two; and a million bars in one job.
/// The heap that it runs in is a claim: for trials as large as the rows and 256 MiB, for bars 1 GiB.
public final class MillionTrials {
    private MillionTrials() {}

    /// Runs one of them.
    ///
    /// @param args `trials brief`, `trials whole`, `cores` or `bars`
    public static void main(String[] args) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        switch (args[0]) {
            case "trials" -> trials(RowDetail.valueOf(args[1].toUpperCase(Locale.ROOT)), heap);
            case "cores" -> cores();
            case "bars" -> bars(heap);
            default -> throw new IllegalArgumentException("trials, cores or bars, not " + args[0]);
        }
    }

    private static void trials(RowDetail detail, long heap) {
        Bars bars = Markets.randomWalk(2520);
        SweepSpec spec = Workload.grid(1000, 1000);
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, detail, 9973);
        TrialRows rows = new TrialRows(detail, (int) spec.trials());
        Stopwatch one = on(1, spec, bars, rows);
        System.out.printf(
                "%,d trials, %s rows, 2,520 bars, heap of %d MiB: %.2f s (%.2f to %.2f)%n",
                spec.trials(), detail, heap, one.median(), one.least(), one.most());
    }

    private static void cores() {
        Bars bars = Markets.randomWalk(2520);
        SweepSpec spec = Workload.grid(1000, 1000);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
        Stopwatch one = on(1, spec, bars, rows);
        Stopwatch two = on(2, spec, bars, rows);
        System.out.printf(
                "%,d trials, whole rows: one core %.2f s (%.2f to %.2f), two %.2f s (%.2f to %.2f), %.2f times as fast%n",
                spec.trials(),
                one.median(),
                one.least(),
                one.most(),
                two.median(),
                two.least(),
                two.most(),
                one.median() / two.median());
    }

    private static Stopwatch on(int threads, SweepSpec spec, Bars bars, TrialRows rows) {
        return Stopwatch.time(7, () -> {
            Sweep.of(spec, bars).fill(rows, 0, threads);
            return rows;
        });
    }

    private static void bars(long heap) {
        Bars bars = Markets.randomWalk(1_000_000, 0.0005);
        SweepSpec spec = Workload.pairs(10, 2, new EntryOrder.NextOpen());
        Stopwatch job = Stopwatch.time(5, () -> Backtest.run(spec.base(), bars));
        Stopwatch sweep = Stopwatch.time(5, () -> Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE));
        System.out.printf(
                "1,000,000 bars, heap of %d MiB: one job %.2f s, a sweep of %d trials %.2f s%n",
                heap, job.median(), spec.trials(), sweep.median());
    }
}
