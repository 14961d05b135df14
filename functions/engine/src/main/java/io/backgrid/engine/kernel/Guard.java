package io.backgrid.engine.kernel;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.plan.DistancePlan;
import io.backgrid.engine.plan.ExitPlan;
import io.backgrid.engine.result.ExitReason;

/// The orders that guard the position held: where they lie, and which one a price reaches.
///
/// Prices are compared after multiplication with the side, 1 for long and -1 for short, so that larger is always better
/// for the position. An order that is not there lies at infinity or is NaN, and nothing reaches it.
final class Guard {
    private final Bars bars;
    private DistancePlan trailing = DistancePlan.NONE;
    private int side;
    private double entry;
    private double start;
    private double stop;
    private double target;
    private double breakEvenFrom;
    private double breakEven;
    private double trail;
    private double best;
    private double marginCall;

    Guard(Bars bars) {
        this.bars = bars;
    }

    /// Lays the orders of a position.
    ///
    /// @param plan where they lie
    /// @param heldSide 1 for long, -1 for short
    /// @param price of the entry's fill
    /// @param first price of the bar that the position meets: the open, or its own price where it was entered later
    /// @param known the last complete bar
    void lay(ExitPlan plan, int heldSide, double price, double first, int known) {
        trailing = plan.trail();
        side = heldSide;
        entry = side * price;
        start = side * first;
        best = entry;
        stop = entry - plan.stop().from(price, known);
        target = entry + plan.target().from(price, known);
        trail = entry - plan.trail().from(price, known);
        breakEvenFrom = entry + plan.breakEven().from(price, known);
        breakEven = Double.NEGATIVE_INFINITY;
    }

    /// Begins a bar with a position that was held before it.
    void meet(double open) {
        start = side * open;
    }

    /// Says where the margin call lies now.
    void marginCallAt(double price) {
        marginCall = side * price;
    }

    /// The worst price that is tolerated, times the side.
    double floor() {
        double tightest = Math.max(Math.max(stop, breakEven), trail);
        return marginCall > tightest ? marginCall : tightest;
    }

    /// Where the take-profit lies, times the side.
    double target() {
        return target;
    }

    /// Whether the price met first is beyond a stop.
    boolean gapsThroughStop() {
        return start <= floor();
    }

    /// Whether the price met first is beyond the take-profit.
    boolean gapsThroughTarget() {
        return start >= target;
    }

    boolean reachesStop(int bar) {
        return (side > 0 ? bars.low(bar) : -bars.high(bar)) <= floor();
    }

    boolean reachesTarget(int bar) {
        return (side > 0 ? bars.high(bar) : -bars.low(bar)) >= target;
    }

    /// The price that a stop trades at before slippage: its own, or the one met first if that is worse.
    double stopPrice() {
        return side * Math.min(floor(), start);
    }

    /// The price that the take-profit trades at: its own.
    double targetPrice() {
        return side * target;
    }

    /// Which of the stops is the tightest.
    ExitReason stopReason() {
        double floor = floor();
        if (floor == stop) {
            return ExitReason.STOP_LOSS;
        }
        if (floor == breakEven) {
            return ExitReason.BREAK_EVEN;
        }
        return floor == trail ? ExitReason.TRAILING_STOP : ExitReason.MARGIN_CALL;
    }

    /// Draws the moving orders up behind a complete bar.
    ///
    /// @param whole whether the whole bar was held, or only its close is known to have been
    void follow(int bar, boolean whole) {
        double reached = whole ? (side > 0 ? bars.high(bar) : -bars.low(bar)) : side * bars.close(bar);
        best = Math.max(best, reached);
        trail = Math.max(trail, best - trailing.from(Math.abs(best), bar));
        if (best >= breakEvenFrom) {
            breakEven = entry;
        }
    }
}
