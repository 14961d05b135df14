package io.backgrid.benchmarks;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.rule.Rule;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.Direction;
import io.backgrid.engine.spec.Distance;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.spec.Financing;
import io.backgrid.engine.spec.Sizing;
import io.backgrid.engine.spec.Strategy;
import io.backgrid.engine.sweep.Sweep;
import io.backgrid.engine.sweep.SweepForecast;
import io.backgrid.engine.sweep.SweepSpec;
import io.backgrid.engine.trial.RowDetail;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// What sweeps of each kind of work take against what is forecast for them, one core, whole rows.
public final class Forecast {
    private static final double MOST_OFF = 2;
    private static final int WARM_UP = 5;
    private static final int MEASURED = 7;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private Forecast() {}

    /// Prints a table; ends with status 1 if a forecast is off by more than a factor of 2.
    public static void main(String[] args) {
        SweepSpec pairs = Workload.pairs(1, 100, new EntryOrder.NextOpen());
        SweepSpec few = Workload.pairs(10, 100, new EntryOrder.NextOpen());
        System.out.println("| sweep | work | trials | ns per bar and trial | forecast | off by |");
        System.out.println("|---|---|---|---|---|---|");
        List<Boolean> near = List.of(
                row("pairs of averages", pairs),
                row("rules with stop and target", Workload.orders()),
                row("the same, trailing stop", with(Workload.orders(), Forecast::trailing)),
                row("pairs, half of equity", with(pairs, base -> base.sizing(new Sizing.Fraction(0.5)))),
                row("pairs, long and short", with(pairs, Forecast::bothSides)),
                row("pairs, short, trailing stop", with(pairs, base -> trailing(bothSides(base)))),
                row("pairs, financed", with(few, base -> base.financing(new Financing(0.01, 0, 0)))));
        if (near.contains(false)) {
            System.out.println(
                    "Forecasts that are off by more than 2 are marked; their constants are in SweepForecast.");
            System.exit(1);
        }
    }

    private static SweepSpec with(SweepSpec spec, UnaryOperator<BacktestSpec.Builder> change) {
        return new SweepSpec(change.apply(spec.base().but()).build(), spec.axes(), spec.where());
    }

    private static BacktestSpec.Builder trailing(BacktestSpec.Builder base) {
        return base.exits(base.build().exits().withTrailingStop(new Distance.AtrMultiple(14, 3)));
    }

    private static BacktestSpec.Builder bothSides(BacktestSpec.Builder base) {
        Strategy strategy = base.build().strategy();
        Strategy both = new Strategy(
                Optional.empty(),
                strategy.longEntry(),
                Optional.empty(),
                Optional.of(Rule.parse("sma(close, fast) < sma(close, slow)")),
                Optional.empty(),
                strategy.params());
        return base.strategy(both).direction(Direction.LONG_SHORT);
    }

    /// Answers whether the forecast is near enough.
    private static boolean row(String name, SweepSpec spec) {
        Bars bars = Markets.randomWalk(2520);
        Workload.requireCorrect(Sweep.of(spec, bars), spec, bars, RowDetail.WHOLE, 97);
        double measured = medianNanos(() -> Sweep.of(spec, bars).rows(0, spec.trials(), RowDetail.WHOLE))
                / bars.size()
                / spec.trials();
        SweepForecast forecast = SweepForecast.of(spec);
        double off = Math.max(measured / forecast.nanosPerBar(), forecast.nanosPerBar() / measured);
        boolean near = off <= MOST_OFF;
        System.out.printf(
                "| %s | %s | %,d | %.2f | %.2f | %.2f%s |%n",
                name,
                forecast.work(),
                spec.trials(),
                measured,
                forecast.nanosPerBar(),
                off,
                near ? "" : ", more than 2");
        return near;
    }

    /// Time of the processor and not of the clock: a core that is shared with others is no slower for it.
    private static double medianNanos(Supplier<Object> task) {
        double[] nanos = new double[MEASURED];
        for (int run = -WARM_UP; run < MEASURED; run++) {
            long before = THREADS.getCurrentThreadCpuTime();
            Stopwatch.kept = task.get();
            if (run >= 0) {
                nanos[run] = THREADS.getCurrentThreadCpuTime() - before;
            }
        }
        Arrays.sort(nanos);
        return nanos[MEASURED / 2];
    }
}
