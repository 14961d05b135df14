package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EventKernel;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.spec.BacktestSpec;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// How much work a sweep is, by its specification alone.
///
/// It holds for whole rows of sweeps of 1,000 trials or more: fewer do not pay for the series that they share, ten take
/// ten times as long each. It does not know what rules cost nor how often they trade: a trailing stop on a rule that
/// seldom trades takes less than half of what is forecast for it.
///
/// @param work of the slowest kind that any swept value brings
public record SweepForecast(Work work) {
    // What is asked of the terms does not depend on the bars.
    private static final double[] ONES = {1, 1};
    private static final Bars ANY = Bars.of(new long[] {0, 1}, ONES, ONES, ONES, ONES, ONES);

    /// What a trial does, the fastest kind first.
    ///
    /// The times are of one core of an Intel Xeon with AVX-512 that other machines share, whole rows and
    /// 2,520 daily bars. `./backgrid bench forecast` measures each again and shows how far off it is.
    public enum Work {
        /// A long rule with all equity: the fills follow from the rule.
        // Decision 0010, `bench sweep`, the same at the next open, whole row.
        PLAIN(SweepPlan.Kernel.EVENTS, 0.93),
        /// All equity on the long side, with an exit rule, stops, targets or limits of time.
        // Decision 0010, `bench sweep`, RSI, Bollinger and SMA rules with stop and target.
        ORDERS(SweepPlan.Kernel.EVENTS, 3.66),
        /// Positions that are short, leveraged or a part of equity, which are valued bar by bar.
        // In no decision; roughly measured by `bench forecast`, half of equity 5.5, long and short 5.7.
        WALKED(SweepPlan.Kernel.EVENTS, 5.5),
        /// A single backtest for each trial.
        // Decision 0010, `bench sharing`, 230.7 us a trial.
        REFERENCE(SweepPlan.Kernel.REFERENCE, 230.7e3 / 2520);

        private final SweepPlan.Kernel kernel;
        private final double nanosPerBar;

        Work(SweepPlan.Kernel kernel, double nanosPerBar) {
            this.kernel = kernel;
            this.nanosPerBar = nanosPerBar;
        }
    }

    /// What a sweep of such a specification will be. Bars may still make a sweep one for the reference: fewer than 8 of
    /// them, or closes that lie very far apart.
    public static SweepForecast of(SweepSpec spec) {
        return new SweepForecast(SweepPlan.obstacle(spec).isPresent() ? Work.REFERENCE : events(spec));
    }

    /// Looks at every value of every axis once, with the first ones of the others.
    private static Work events(SweepSpec spec) {
        Map<String, Double> values = new HashMap<>();
        spec.axes().forEach(axis -> values.put(axis.path(), axis.values().getFirst()));
        Work slowest = events(spec.base(), values);
        for (Axis axis : spec.axes()) {
            for (double value : axis.isParameter() ? List.<Double>of() : axis.values()) {
                values.put(axis.path(), value);
                Work work = events(spec.base(), values);
                slowest = work.compareTo(slowest) > 0 ? work : slowest;
            }
            values.put(axis.path(), axis.values().getFirst());
        }
        return slowest;
    }

    private static Work events(BacktestSpec base, Map<String, Double> values) {
        BacktestSpec spec;
        try {
            spec = SweepSpec.withFields(base, values);
        } catch (InvalidSpecException _) {
            // Trials that cannot be take no time.
            return Work.PLAIN;
        }
        Terms terms = Terms.of(spec, ANY, new RuleEvaluator(ANY));
        if (spec.direction().allowsShort() || !terms.size().isAllIn()) {
            return Work.WALKED;
        }
        return EventKernel.isPlain(terms) && SweptSignals.followsOneRule(spec) ? Work.PLAIN : Work.ORDERS;
    }

    /// What runs the trials.
    public SweepPlan.Kernel kernel() {
        return work.kernel;
    }

    /// What a trial takes for a bar on one core, nanoseconds.
    public double nanosPerBar() {
        return work.nanosPerBar;
    }
}
