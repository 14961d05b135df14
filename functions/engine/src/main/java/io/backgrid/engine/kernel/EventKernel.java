package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.CostPlan;
import io.backgrid.engine.plan.Terms;
import io.backgrid.engine.signal.Signals;
import io.backgrid.engine.spec.BacktestSpec;
import io.backgrid.engine.spec.EntryOrder;
import io.backgrid.engine.table.MarketTables;
import io.backgrid.engine.table.TouchSearch;
import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialRows;
import java.util.Optional;

/// Runs one trial after the other by jumping from fill to fill, in time that grows with the trades and not with the
/// bars.
///
/// What happens, and in which order, is what [ScalarKernel] says; this class equals it in every trade. One object
/// belongs to one thread and allocates nothing once it is made.
public final class EventKernel {
    private static final int FEWEST_BARS = 8;
    // Beyond this ratio of the closes, powers of returns leave the range of their sums.
    private static final double WIDEST_CLOSES = 1e9;
    // Sums of closes between these keep their digits and stay finite, whatever the number of bars.
    private static final double LEAST_CLOSE = 1e-280;
    private static final double LARGEST_CLOSE = 1e280;

    private final Bars bars;
    private final TouchSearch touches;
    private final Tally tally;
    private final TradeSums sums = new TradeSums();
    private final TrialAccount account;
    private final PlainTrades plain;
    private final TrialRow row;
    private final Guard guard;
    private Terms terms;
    private CostPlan costs;
    private boolean guarded;
    private boolean moving;
    // Bars from a decision to its fill: 0 at the same close, 1 at the next open.
    private int lag;
    // Bars before this one can decide something that is filled.
    private int end;

    /// @param tables of the bars
    /// @param terms of some trial, which may change from trial to trial
    /// @param detail of the rows that it writes
    public EventKernel(MarketTables tables, Terms terms, RowDetail detail) {
        boolean whole = detail == RowDetail.WHOLE;
        this.bars = tables.bars();
        this.touches = tables.touches();
        this.tally = new Tally(tables, whole);
        this.account = new TrialAccount(tables, tally, sums, terms);
        this.plain = new PlainTrades(tables, tally, sums, whole);
        this.row = new TrialRow(tables, tally, sums);
        this.guard = new Guard(bars);
        this.terms = terms;
        this.costs = terms.costs();
        guard.marginCallAt(Double.NaN);
    }

    /// Why this kernel cannot run such a specification, whatever the bars; empty if it can.
    public static Optional<String> cannotRun(BacktestSpec spec) {
        boolean waits = switch (spec.fill()) {
            case EntryOrder.NextOpen _, EntryOrder.SameClose _ -> false;
            case EntryOrder.Limit _, EntryOrder.Stop _ -> true;
        };
        if (waits) {
            return Optional.of("entries wait for a price");
        }
        if (CostPlan.of(spec).hasFinancing()) {
            return Optional.of("cash or borrowed units earn or cost something each bar");
        }
        return spec.margin().maintenance() > 0
                ? Optional.of("a margin call depends on equity inside each bar")
                : Optional.empty();
    }

    /// Why this kernel cannot run anything on such bars; empty if it can.
    public static Optional<String> cannotRun(Bars bars) {
        if (bars.size() < FEWEST_BARS) {
            return Optional.of("there are fewer than " + FEWEST_BARS + " bars");
        }
        double lowest = bars.close(0);
        double highest = lowest;
        for (int bar = 1; bar < bars.size(); bar++) {
            lowest = Math.min(lowest, bars.close(bar));
            highest = Math.max(highest, bars.close(bar));
        }
        if (lowest < LEAST_CLOSE || highest > LARGEST_CLOSE) {
            return Optional.of("sums of closes that are so small or so large lose digits");
        }
        return highest / lowest > WIDEST_CLOSES
                ? Optional.of("the highest close is more than a billion times the lowest")
                : Optional.empty();
    }

    /// Runs a trial and writes its row.
    ///
    /// @param newTerms of a specification that [#cannotRun(BacktestSpec)] has nothing to say about
    /// @param signals of the trial
    /// @return whether the row was written. Otherwise nothing was: the account was ruined or overflowed, or what is
    ///     to be divided by is so small that rounding would show, and the reference has to run the trial
    public boolean run(Terms newTerms, SignalBits signals, TrialRows rows, int index) {
        terms = newTerms;
        costs = newTerms.costs();
        guarded = newTerms.exits().watchesPrices();
        moving = newTerms.exits().trail().isWanted()
                || newTerms.exits().breakEven().isWanted();
        lag = newTerms.entry().barsToFill();
        end = bars.size() - lag;
        account.start(newTerms);
        trade(signals);
        if (!account.isSound()) {
            return false;
        }
        account.finish();
        return account.isSound() && row.write(rows, index);
    }

    /// Whether trades under such terms follow from the rule of a long side alone, for [#runTurns].
    public static boolean isPlain(Terms terms) {
        return PlainTrades.canBook(terms);
    }

    /// Runs a trial whose fills are known beforehand and writes its row.
    ///
    /// @param newTerms that are plain
    /// @param turns bars that decide to enter and to leave a long position, by turns
    /// @param count how many there are
    /// @return as [#run]; also false if an entry cannot be paid for
    public boolean runTurns(Terms newTerms, int[] turns, int count, TrialRows rows, int index) {
        return plain.run(newTerms, turns, count) && row.write(rows, index);
    }

    /// Whether the last trial bought or sold anything.
    public boolean hasTraded() {
        return sums.traded;
    }

    private void trade(SignalBits signals) {
        int decision = 0;
        while (account.isSound()) {
            decision = signals.nextEntry(afterCooldown(decision), end);
            if (decision >= end) {
                return;
            }
            int side = signals.entersLong(decision) ? Signals.LONG : Signals.SHORT;
            enter(side, decision + lag);
            decision++;
            while (account.held() != Signals.FLAT) {
                decision = leave(signals);
                if (decision < 0 || !account.isSound()) {
                    return;
                }
            }
        }
    }

    private int afterCooldown(int decision) {
        int lastExit = account.lastExitBar();
        return lastExit < 0
                ? decision
                : (int) Math.max(decision, (long) lastExit + terms.exits().cooldownBars());
    }

    private void enter(int side, int bar) {
        int known = bar - lag;
        double price = slipped(side, lag == 0 ? bars.close(bar) : bars.open(bar), known);
        account.enter(side, bar, price, known);
        if (guarded && account.held() != Signals.FLAT) {
            guard.lay(terms.exits(), side, price, lag == 0 ? price : bars.open(bar), known);
        }
    }

    /// Leaves the position held, for nothing or for the other side; answers the next bar that may decide an entry, or
    /// -1 if the position is held to the end.
    private int leave(SignalBits signals) {
        int side = account.held();
        int entryBar = account.entryBar();
        // The first close with a decision about the position is also that of the first bar its orders work in.
        int first = entryBar + 1 - lag;
        int asked = signals.nextExit(side, first, end);
        long timedOut = (long) entryBar + terms.exits().maxBarsHeld() - lag;
        int decision = (int) Math.min(asked, timedOut);
        if (guarded) {
            int touched = touched(side, entryBar, first, Math.min(decision, bars.size() - 1));
            if (touched >= 0) {
                return touched;
            }
        }
        if (decision >= end) {
            return -1;
        }
        int bar = decision + lag;
        account.exit(bar, slipped(-side, lag == 0 ? bars.close(bar) : bars.open(bar), decision));
        boolean reverses = decision == asked
                && signals.enters(-side, decision)
                && terms.exits().cooldownBars() == 0;
        if (reverses && account.isSound()) {
            enter(-side, bar);
        }
        return decision + 1;
    }

    /// Leaves the position at its orders; answers the bar, or -1 if none of them is reached.
    private int touched(int side, int entryBar, int first, int last) {
        int bar = first;
        while (bar <= last) {
            if (!moving) {
                bar = firstTouch(side, bar, last + 1);
                if (bar > last) {
                    return -1;
                }
            }
            if (isTouched(side, entryBar, bar)) {
                return bar;
            }
            guard.follow(bar, true);
            bar++;
        }
        return -1;
    }

    private int firstTouch(int side, int from, int to) {
        double floor = guard.floor();
        double target = guard.target();
        return side == Signals.LONG ? touches.first(from, to, floor, target) : touches.first(from, to, -target, -floor);
    }

    /// Fills an order that a bar reaches, as [ScalarKernel] does.
    private boolean isTouched(int side, int entryBar, int bar) {
        if (bar > entryBar) {
            guard.meet(bars.open(bar));
            double slipped = slipped(-side, bars.open(bar), bar - 1);
            if (guard.gapsThroughStop()) {
                account.exit(bar, slipped);
                return true;
            }
            if (guard.gapsThroughTarget()) {
                account.exit(bar, ScalarKernel.better(-side, slipped, guard.targetPrice()));
                return true;
            }
        }
        if (guard.reachesStop(bar)) {
            account.exit(bar, slipped(-side, guard.stopPrice(), bar - 1));
            return true;
        }
        if (guard.reachesTarget(bar)) {
            account.exit(bar, guard.targetPrice());
            return true;
        }
        return false;
    }

    private double slipped(int side, double price, int known) {
        return costs.slipped(side, price, bars, known);
    }
}
