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
/// The heap it runs in is the claim: it is as large as the rows and 256 MiB.
public final class MillionTrials {
    private MillionTrials() {}

    /// Runs one of them.
    ///
    /// @param args `trials brief`, `trials whole` or `bars`
    public static void main(String[] args) {
        long heap = Runtime.getRuntime().maxMemory() >> 20;
        if (args[0].equals("bars")) {
            bars(heap);
        } else {
            trials(RowDetail.valueOf(args[1].toUpperCase(Locale.ROOT)), heap);
        }
    }

    private static void trials(RowDetail detail, long heap) {
        Bars bars = Markets.randomWalk(2520);
        SweepSpec spec = Workload.grid(1000, 1000);
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, detail, 9973);
        TrialRows rows = new TrialRows(detail, (int) spec.trials());
        Stopwatch one = Stopwatch.time(5, () -> {
            Sweep.of(spec, bars).runner(detail).run(0, rows);
            return rows;
        });
        Stopwatch two = Stopwatch.time(5, () -> {
            Sweep.of(spec, bars).fill(rows, 0, 2);
            return rows;
        });
        System.out.printf(
                "%,d trials, %s rows, 2,520 bars, heap of %d MiB: one core %.2f s (%.2f to %.2f), two %.2f s (%.2f to"
                        + " %.2f), %.2f times as fast%n",
                spec.trials(),
                detail,
                heap,
                one.median(),
                one.least(),
                one.most(),
                two.median(),
                two.least(),
                two.most(),
                one.median() / two.median());
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
