package io.backgrid.benchmarks;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepRunner;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/// Sweeps on one core through the public call, preparation included: what is timed makes the sweep, computes its series
/// and runs every trial.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 8, time = 1)
@Fork(
        value = 2,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class SweepBenchmark {
    /// What is swept.
    public enum Case {
        PAIRS_SAME_CLOSE_BRIEF(2520, RowDetail.BRIEF),
        PAIRS_NEXT_OPEN_BRIEF(2520, RowDetail.BRIEF),
        PAIRS_NEXT_OPEN_WHOLE(2520, RowDetail.WHOLE),
        LONG_PAIRS_WHOLE(25_000, RowDetail.WHOLE),
        ORDERS_WHOLE(2520, RowDetail.WHOLE);

        private final int bars;
        private final RowDetail detail;

        Case(int bars, RowDetail detail) {
            this.bars = bars;
            this.detail = detail;
        }

        private SweepSpec spec() {
            return switch (this) {
                case PAIRS_SAME_CLOSE_BRIEF -> Workload.pairs(1, 100, new EntryOrder.SameClose());
                case PAIRS_NEXT_OPEN_BRIEF, PAIRS_NEXT_OPEN_WHOLE -> Workload.pairs(1, 100, new EntryOrder.NextOpen());
                case LONG_PAIRS_WHOLE -> Workload.pairs(10, 100, new EntryOrder.NextOpen());
                case ORDERS_WHOLE -> Workload.orders();
            };
        }
    }

    @Param
    private Case work = Case.PAIRS_SAME_CLOSE_BRIEF;

    private Bars bars = Markets.randomWalk(2);
    private SweepSpec spec = Workload.pairs(1, 1, new EntryOrder.SameClose());

    /// Makes the bars, and refuses to time a sweep that is wrong.
    @Setup
    public void prepare() {
        bars = Markets.randomWalk(work.bars);
        spec = work.spec();
        Sweep sweep = Sweep.of(spec, bars);
        Workload.requireCorrect(sweep, spec, bars, RowDetail.WHOLE, 97);
        Workload.requireCorrect(sweep, spec, bars, work.detail, 97);
        TrialRows rows = new TrialRows(RowDetail.WHOLE, (int) spec.trials());
        SweepRunner runner = sweep.runner(RowDetail.WHOLE);
        runner.run(0, rows);
        double cells = (double) work.bars * spec.trials();
        System.out.printf(
                "%s; %d by the reference; %s; ns per bar and combination = ms per sweep * %.6g%n",
                Workload.describe(rows), runner.referenceTrials(), sweep.plan(), 1e6 / cells);
    }

    @Benchmark
    public TrialRows sweep() {
        return Sweep.of(spec, bars).rows(0, spec.trials(), work.detail);
    }
}
