package io.backgrid.engine.sweep;

import io.backgrid.engine.kernel.EventKernel;
import io.backgrid.engine.kernel.SignalBits;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.range.InvalidSpecException;
import io.backgrid.engine.rule.RuleException;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import java.util.Optional;

/// Runs trials of a sweep for one thread. After the first trials it allocates nothing for one that the event kernel
/// runs.
public final class SweepRunner {
    // Values of the innermost axis that are worked on together: their series stay in the processor's cache while the
    // other axes move on.
    private static final int TILE = 32;

    private final Sweep sweep;
    private final Grid grid;
    private final Cursor cursor;
    private final double[] values;
    private final SignalBits signals;
    private final Optional<EventKernel> kernel;
    private final TrialFallback reference;
    private final boolean followsOneRule;
    private final int tile;
    private final int[] turns;
    private long referenceTrials;
    // The trial that runs, so that a failure can name it and no trial needs a handler of its own.
    private long underWay;

    /// @param kernel that runs every trial it can
    /// @param cursor of this runner alone
    /// @param reference runs the others
    SweepRunner(Sweep sweep, Optional<EventKernel> kernel, Cursor cursor, TrialFallback reference) {
        this.sweep = sweep;
        this.grid = sweep.grid();
        this.cursor = cursor;
        this.values = new double[grid.axes()];
        this.signals = new SignalBits(sweep.bars().size());
        this.kernel = kernel;
        this.reference = reference;
        this.tile = sweep.seriesAtHand() >= TILE ? TILE : grid.innermost();
        this.followsOneRule = sweep.signals().followsOneRule();
        this.turns = new int[sweep.bars().size() + 4];
    }

    /// Runs one trial for each row, from the trial of the first row on. Where one trial's row lies and which trials run
    /// with it makes no difference to it.
    ///
    /// @throws IllegalArgumentException if the sweep does not have all of them
    /// @throws TrialFailedException naming the one that failed; the rows are incomplete then
    public void run(long firstTrial, TrialRows rows) {
        sweep.checkRange(firstTrial, firstTrial + rows.size());
        rows.clear(firstTrial);
        run(rows, 0, rows.size());
    }

    /// Runs listed trials, one for each row. Each row is the same as in a range; ranges are faster, because
    /// neighbours share what they need.
    ///
    /// @param trials in any order, also several times the same; as many as there are rows, not copied
    /// @throws IllegalArgumentException if the sweep does not have all of them, or if they are more or fewer than
    ///     the rows
    /// @throws TrialFailedException naming the one that failed; the rows are incomplete then
    public void run(long[] trials, TrialRows rows) {
        for (long trial : trials) {
            sweep.checkTrial(trial);
        }
        rows.clear(trials);
        try {
            for (int row = 0; row < trials.length; row++) {
                grid.locate(trials[row], cursor.places);
                run(trials[row], rows, row);
            }
        } catch (RuntimeException unexpected) {
            throw new TrialFailedException(underWay, unexpected);
        }
    }

    /// How many of the trials so far the reference ran, which takes a hundred times as long.
    public long referenceTrials() {
        return referenceTrials;
    }

    /// Runs the trials of some of the rows, which are a range.
    void run(TrialRows rows, int firstRow, int endRow) {
        try {
            runTiles(rows, firstRow, endRow);
        } catch (RuntimeException unexpected) {
            throw new TrialFailedException(underWay, unexpected);
        }
    }

    private void runTiles(TrialRows rows, int firstRow, int endRow) {
        long first = rows.trial(firstRow);
        long end = rows.trial(endRow);
        int width = grid.innermost();
        for (int start = 0; start < width; start += tile) {
            int stop = Math.min(width, start + tile);
            for (long line = first / width; line * width < end; line++) {
                long from = Math.max(first, line * width + start);
                long to = Math.min(end, line * width + stop);
                if (from < to) {
                    runLine(from, to, rows);
                }
            }
        }
    }

    /// Runs trials that differ on the innermost axis alone.
    private void runLine(long from, long to, TrialRows rows) {
        grid.locate(from, cursor.places);
        int innermost = grid.axes() - 1;
        int row = (int) (from - rows.trial(0));
        for (long trial = from; trial < to; trial++) {
            run(trial, rows, row);
            row++;
            if (innermost >= 0) {
                cursor.places[innermost]++;
            }
        }
    }

    private void run(long trial, TrialRows rows, int row) {
        underWay = trial;
        if (isExcluded()) {
            rows.finish(row, TrialStatus.EXCLUDED);
        } else if (kernel.isEmpty() || !runEvents(kernel.get(), rows, row)) {
            referenceTrials++;
            reference.run(trial, rows, row);
        }
    }

    private boolean isExcluded() {
        if (sweep.where().isEmpty()) {
            return false;
        }
        for (int axis = 0; axis < values.length; axis++) {
            values[axis] = grid.value(axis, cursor.places[axis]);
        }
        return !sweep.where().get().holds(values);
    }

    /// Answers whether the trial is done.
    private boolean runEvents(EventKernel events, TrialRows rows, int row) {
        try {
            Terms terms = sweep.terms().at(cursor.places);
            boolean done = followsOneRule && EventKernel.isPlain(terms) && runTurns(events, terms, rows, row);
            if (!done && !(sweep.signals().write(cursor, signals) && events.run(terms, signals, rows, row))) {
                return false;
            }
        } catch (RuleException | InvalidSpecException _) {
            // The reference says what is wrong with it.
            return false;
        }
        if (!events.hasTraded() && sweep.barsNeeded().of(cursor) > sweep.bars().size()) {
            rows.finish(row, TrialStatus.TOO_FEW_BARS);
        }
        return true;
    }

    private boolean runTurns(EventKernel events, Terms terms, TrialRows rows, int row) {
        int end = sweep.bars().size() - terms.entry().barsToFill();
        int count = sweep.signals().turns(cursor, end, turns);
        return count >= 0 && events.runTurns(terms, turns, count, rows, row);
    }
}
