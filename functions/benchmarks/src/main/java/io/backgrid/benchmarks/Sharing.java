package io.backgrid.benchmarks;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.ScalarKernel;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// Where the time of a sweep goes before and after its trials share work: rules, simulation and metrics of one backtest
/// after the other, and the same trials as a sweep with four metrics and with all of them.
public final class Sharing {
    private static final int SAMPLE = 500;
    private static final int ROUNDS = 20;

    private Sharing() {}

    /// Prints a table.
    public static void main(String[] args) {
        Bars bars = Markets.randomWalk(2520);
        SweepSpec spec = Workload.pairs(1, 100, new EntryOrder.NextOpen());
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, RowDetail.WHOLE, 97);
        List<BacktestSpec> specs = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            specs.add(spec.trial(i * spec.trials() / SAMPLE));
        }
        Alone alone = new Alone(0, 0, 0);
        for (int round = 0; round < ROUNDS; round++) {
            // The last round counts: the others warm up.
            alone = Alone.measure(specs, bars);
        }
        double brief = perTrial(spec, () -> sweep(spec, bars, RowDetail.BRIEF));
        double whole = perTrial(spec, () -> sweep(spec, bars, RowDetail.WHOLE));
        double metrics = alone.all - alone.rules - alone.simulation;
        System.out.printf(
                "alone, us per trial: %.1f; rules %.1f, simulation %.1f, the rest, nearly all metrics, %.1f%n",
                alone.all, alone.rules, alone.simulation, metrics);
        System.out.printf(
                "as a sweep, us per trial: %.2f with four metrics, %.2f with all: %.0f times as fast as alone%n",
                brief, whole, alone.all / whole);
        System.out.printf(
                "metrics: %.1f us alone, %.2f us in the sweep beyond the four: %.0f times%n",
                metrics, whole - brief, metrics / (whole - brief));
    }

    /// Microseconds per trial of single backtests, and of two parts of them.
    private record Alone(double all, double rules, double simulation) {
        static Alone measure(List<BacktestSpec> specs, Bars bars) {
            long all = 0;
            long rules = 0;
            long simulation = 0;
            long trades = 0;
            for (BacktestSpec spec : specs) {
                long start = System.nanoTime();
                trades += Backtest.run(spec, bars).trades().size();
                long ran = System.nanoTime();
                BacktestPlan plan = BacktestPlan.of(spec, bars);
                long planned = System.nanoTime();
                trades -= ScalarKernel.run(plan).trades().size();
                simulation += System.nanoTime() - planned;
                rules += planned - ran;
                all += ran - start;
            }
            if (trades != 0) {
                throw new IllegalStateException("a simulation has other trades than its backtest");
            }
            double perTrial = 1e-3 / specs.size();
            return new Alone(all * perTrial, rules * perTrial, simulation * perTrial);
        }
    }

    private static Object sweep(SweepSpec spec, Bars bars, RowDetail detail) {
        return Sweep.of(spec, bars).rows(0, spec.trials(), detail);
    }

    private static double perTrial(SweepSpec spec, Supplier<Object> task) {
        return 1e6 * Stopwatch.time(31, task).median() / spec.trials();
    }
}
