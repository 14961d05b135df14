package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EventKernel;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.signal.RuleEvaluator;
import io.backgrid.engine.table.MarketTables;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs the trials of a sweep on the same bars and shares whatever they have in common.
///
/// Every trial's row is a function of its specification and the bars alone: any division into ranges, any number of
/// threads and any way to compare series gives the same bytes. It may be used by several threads at once.
public final class Sweep {
    private static final System.Logger LOG = System.getLogger(Sweep.class.getName());
    private static final int BATCH = 8192;

    private final long trials;
    private final Bars bars;
    private final Grid grid;
    private final Optional<Where> where;
    private final Terms usualTerms;
    private final SweepPlan plan;
    private final SharedRules rules;
    private final SweptSignals signals;
    private final SharedTerms terms;
    private final BarsNeeded barsNeeded;
    private final TrialFallback reference;
    private final Optional<MarketTables> tables;

    private Sweep(SweepSpec spec, Bars bars, long seriesBytes) {
        this.trials = spec.trials();
        this.bars = bars;
        this.grid = new Grid(spec.axes());
        this.where = spec.where().map(rule -> Where.of(rule, spec.axes()));
        this.usualTerms = Terms.of(spec.base(), bars, new RuleEvaluator(bars));
        this.plan = SweepPlan.of(spec, bars);
        Bindings bindings = new Bindings(grid, spec.base().strategy().params(), bars, new RuleEvaluator(bars));
        this.rules = new SharedRules(bindings, trials, seriesBytes);
        this.signals = new SweptSignals(spec.base(), rules);
        this.terms = new SharedTerms(spec, bindings);
        this.barsNeeded = rules.barsNeeded(spec);
        this.reference = new ReferenceTrials(spec, bars);
        this.tables = plan.kernel() == SweepPlan.Kernel.EVENTS
                ? Optional.of(MarketTables.of(bars, spec.base().basis()))
                : Optional.empty();
    }

    /// Prepares a sweep; a quarter of the heap may hold its series.
    public static Sweep of(SweepSpec spec, Bars bars) {
        return of(spec, bars, Runtime.getRuntime().maxMemory() / 4);
    }

    /// Prepares a sweep.
    ///
    /// @param seriesBytes memory for series that are kept; what does not fit is computed again when it is needed
    static Sweep of(SweepSpec spec, Bars bars, long seriesBytes) {
        Sweep sweep = new Sweep(spec, bars, seriesBytes);
        LOG.log(System.Logger.Level.DEBUG, "a sweep of {0} trials: {1}", spec.trials(), sweep.plan);
        return sweep;
    }

    /// How the trials are run, and why.
    public SweepPlan plan() {
        return plan;
    }

    /// What runs trials for one thread.
    public SweepRunner runner(RowDetail detail) {
        return runner(detail, reference);
    }

    /// What runs trials for one thread.
    ///
    /// @param fallback for those that the event kernel cannot run
    SweepRunner runner(RowDetail detail, TrialFallback fallback) {
        return new SweepRunner(
                this, tables.map(market -> new EventKernel(market, usualTerms, detail)), rules.cursor(), fallback);
    }

    /// Runs a range of trials and hands their rows over in batches.
    ///
    /// @param from first trial
    /// @param to after the last trial, at most the number of trials
    /// @throws TrialFailedException naming the one that failed
    public void run(long from, long to, RowDetail detail, TrialSink sink) {
        checkRange(from, to);
        SweepRunner runner = runner(detail);
        TrialRows batch = new TrialRows(detail, (int) Math.min(BATCH, to - from));
        long next = from;
        while (to - next >= batch.size() && next < to) {
            runner.run(next, batch);
            sink.accept(batch);
            next += batch.size();
        }
        if (next < to) {
            TrialRows rest = new TrialRows(detail, (int) (to - next));
            runner.run(next, rest);
            sink.accept(rest);
        }
    }

    /// Runs a range of trials on one thread.
    ///
    /// @param from first trial
    /// @param to after the last trial, at most the number of trials
    public TrialRows rows(long from, long to, RowDetail detail) {
        return rows(from, to, detail, 1);
    }

    /// Runs a range of trials on some threads.
    ///
    /// @param from first trial
    /// @param to after the last trial, at most the number of trials
    /// @param threads at least 1
    /// @throws TrialFailedException naming one that failed
    public TrialRows rows(long from, long to, RowDetail detail, int threads) {
        checkRange(from, to);
        TrialRows rows = new TrialRows(detail, Math.toIntExact(to - from));
        fill(rows, from, threads);
        return rows;
    }

    /// Runs one trial for each row on some threads.
    ///
    /// @param rows to be written; anything they said before is forgotten
    /// @param from trial of the first row
    /// @param threads at least 1
    /// @throws TrialFailedException naming one that failed
    public void fill(TrialRows rows, long from, int threads) {
        checkRange(from, from + rows.size());
        rows.clear(from);
        AtomicInteger next = new AtomicInteger();
        List<Thread> helpers = new ArrayList<>();
        List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
        for (int helper = 1; helper < threads; helper++) {
            helpers.add(Thread.ofPlatform()
                    .uncaughtExceptionHandler((_, failure) -> failures.add(failure))
                    .start(() -> work(rows, next)));
        }
        work(rows, next);
        for (Thread helper : helpers) {
            try {
                helper.join();
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while trials run");
            }
        }
        if (!failures.isEmpty() && failures.getFirst() instanceof TrialFailedException failed) {
            throw failed;
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a thread of a sweep failed", failures.getFirst());
        }
    }

    private void work(TrialRows rows, AtomicInteger next) {
        SweepRunner runner = runner(rows.detail());
        int share = Math.max(BATCH, 16 * grid.innermost());
        int row = next.getAndAdd(share);
        while (row >= 0 && row < rows.size()) {
            runner.run(rows, row, Math.min(rows.size(), row + share));
            row = next.getAndAdd(share);
        }
    }

    void checkRange(long from, long to) {
        if (!(0 <= from && from <= to && to <= trials)) {
            throw new IllegalArgumentException("trials [%d, %d) are not in [0, %d)".formatted(from, to, trials));
        }
    }

    void checkTrial(long trial) {
        if (!(0 <= trial && trial < trials)) {
            throw new IllegalArgumentException("trial %d is not in [0, %d)".formatted(trial, trials));
        }
    }

    Bars bars() {
        return bars;
    }

    Grid grid() {
        return grid;
    }

    Optional<Where> where() {
        return where;
    }

    int seriesAtHand() {
        return rules.seriesAtHand();
    }

    SweptSignals signals() {
        return signals;
    }

    SharedTerms terms() {
        return terms;
    }

    BarsNeeded barsNeeded() {
        return barsNeeded;
    }
}
