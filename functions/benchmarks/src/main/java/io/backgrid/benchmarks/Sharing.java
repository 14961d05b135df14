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

    private Sharing() {}

    /// Prints a table.
    public static void main(String[] args) {
        Bars bars = Markets.randomWalk(2520);
        SweepSpec spec = Workload.pairs(1, 100, new EntryOrder.NextOpen());
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, RowDetail.WHOLE, 97);
        List<BacktestSpec> specs = new ArrayList<>();
        List<BacktestPlan> plans = new ArrayList<>();
        for (int i = 0; i < SAMPLE; i++) {
            specs.add(spec.trial(i * spec.trials() / SAMPLE));
            plans.add(BacktestPlan.of(specs.getLast(), bars));
        }
        double all = perTrial(
                () -> specs.stream().map(each -> Backtest.run(each, bars)).toList(), SAMPLE);
        double rules = perTrial(
                () -> specs.stream().map(each -> BacktestPlan.of(each, bars)).toList(), SAMPLE);
        double simulation = perTrial(() -> plans.stream().map(ScalarKernel::run).toList(), SAMPLE);
        double brief = perTrial(() -> sweep(spec, bars, RowDetail.BRIEF), spec.trials());
        double whole = perTrial(() -> sweep(spec, bars, RowDetail.WHOLE), spec.trials());
        double metrics = all - rules - simulation;
        System.out.printf(
                "alone, us per trial: %.1f; rules %.1f, simulation %.1f, the rest, nearly all metrics, %.1f%n",
                all, rules, simulation, metrics);
        System.out.printf(
                "as a sweep, us per trial: %.2f with four metrics, %.2f with all: %.0f times as fast as alone%n",
                brief, whole, all / whole);
        System.out.printf(
                "metrics: %.1f us alone, %.2f us in the sweep beyond the four: %.0f times%n",
                metrics, whole - brief, metrics / (whole - brief));
    }

    private static Object sweep(SweepSpec spec, Bars bars, RowDetail detail) {
        return Sweep.of(spec, bars).rows(0, spec.trials(), detail);
    }

    private static double perTrial(Supplier<Object> task, long trials) {
        return 1e6 * Stopwatch.time(11, task).median() / trials;
    }
}
