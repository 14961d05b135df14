package io.backgrid.engine;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.ScalarKernel;
import io.backgrid.engine.kernel.Simulation;
import io.backgrid.engine.plan.BacktestPlan;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Exit;
import io.backgrid.engine.result.Fill;
import io.backgrid.engine.result.Trade;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Shows on the bars themselves that no decision and no fill looked at a later bar: the same specification is run on
/// series that end early, and up to each end everything must be as in the whole run.
///
/// @param cuts last bar of each shortened series, ascending, counted from 0
/// @param comparisons decisions, points of the curve and fills that were compared
/// @param difference the first thing that was not equal; empty if the proof holds
public record LookaheadProof(List<Integer> cuts, long comparisons, Optional<String> difference) {
    private static final int CUTS = 32;

    public LookaheadProof {
        cuts = List.copyOf(cuts);
    }

    /// Whether nothing looked ahead at any cut.
    public boolean holds() {
        return difference.isEmpty();
    }

    /// Runs a specification on up to 32 shortened series, evenly spread from the first bar that can decide to the
    /// last but one.
    ///
    /// @throws TooFewBarsException if the strategy cannot make one decision and have it filled
    /// @throws io.backgrid.engine.kernel.EquityOverflowException as in [Backtest#run]
    public static LookaheadProof of(BacktestSpec spec, Bars bars) {
        TooFewBarsException.refuseFewer(spec, bars);
        int first = Math.max(0, TooFewBarsException.barsNeeded(spec) - 2);
        List<Integer> cuts = new ArrayList<>();
        int candidates = bars.size() - 1 - first;
        for (int cut = 0; cut < Math.min(CUTS, candidates); cut++) {
            cuts.add(first + (int) ((long) cut * candidates / Math.min(CUTS, candidates)));
        }
        return compare(spec, bars, bars, cuts);
    }

    /// Compares a run with the runs of a series that ends early.
    ///
    /// @param shortened what is cut; the same bars, unless a test wants to see a difference found
    static LookaheadProof compare(BacktestSpec spec, Bars bars, Bars shortened, List<Integer> cuts) {
        Run whole = Run.of(spec, bars);
        long comparisons = 0;
        for (int cut : cuts) {
            Bars known = shortened.between(bars.time(0), bars.time(cut)).orElseThrow();
            Comparison comparison = new Comparison(whole, Run.of(spec, known), cut);
            Optional<String> difference = comparison.firstDifference();
            comparisons += comparison.made;
            if (difference.isPresent()) {
                return new LookaheadProof(cuts, comparisons, difference);
            }
        }
        return new LookaheadProof(cuts, comparisons, Optional.empty());
    }

    private record Run(Signals signals, EquityCurve curve, List<Fill> fills) {
        static Run of(BacktestSpec spec, Bars bars) {
            BacktestPlan plan = BacktestPlan.of(spec, bars);
            Simulation simulation = ScalarKernel.run(plan);
            List<Fill> fills = new ArrayList<>();
            for (Trade trade : simulation.trades()) {
                fills.add(trade.entry());
                if (trade.exit() instanceof Exit.Executed executed) {
                    fills.add(executed.fill());
                }
            }
            return new Run(plan.signals(), simulation.curve(), fills);
        }

        List<Fill> fillsUpTo(int bar) {
            return fills.stream().filter(fill -> fill.bar() <= bar).toList();
        }
    }

    private static final class Comparison {
        private final Run whole;
        private final Run known;
        private final int cut;
        private long made;

        Comparison(Run whole, Run known, int cut) {
            this.whole = whole;
            this.known = known;
            this.cut = cut;
        }

        Optional<String> firstDifference() {
            for (int bar = 0; bar <= cut; bar++) {
                made += 2;
                if (whole.signals.decisions(bar) != known.signals.decisions(bar)) {
                    return Optional.of("with %d bars the decision at bar %d is another one".formatted(cut + 1, bar));
                }
                if (whole.curve.equity(bar) != known.curve.equity(bar)
                        || whole.curve.position(bar) != known.curve.position(bar)) {
                    return Optional.of("with %d bars the account at bar %d is another one".formatted(cut + 1, bar));
                }
            }
            List<Fill> expected = whole.fillsUpTo(cut);
            made += expected.size();
            return expected.equals(known.fills)
                    ? Optional.empty()
                    : Optional.of("with %d bars the fills are others".formatted(cut + 1));
        }
    }
}
