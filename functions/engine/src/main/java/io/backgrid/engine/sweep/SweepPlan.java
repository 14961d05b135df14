package io.backgrid.engine.sweep;

import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.bits.Comparers;
import io.backgrid.engine.kernel.EventKernel;
import java.util.Optional;

/// How a sweep is run, and why.
///
/// @param kernel that runs every trial it can
/// @param reason why it is this one
/// @param comparer how series are compared, and why
public record SweepPlan(Kernel kernel, String reason, String comparer) {
    /// What runs a trial.
    public enum Kernel {
        /// Jumps from fill to fill; hands trials that are ruined, or whose numbers would lose digits, to the reference.
        EVENTS,
        /// Walks every bar.
        REFERENCE
    }

    static SweepPlan of(SweepSpec spec, Bars bars) {
        Optional<String> obstacle = obstacle(spec).or(() -> EventKernel.cannotRun(bars));
        return obstacle.map(reason -> new SweepPlan(Kernel.REFERENCE, reason, Comparers.description()))
                .orElseGet(() -> new SweepPlan(
                        Kernel.EVENTS, "equity between two fills follows from the closes", Comparers.description()));
    }

    /// Why events cannot run such a sweep whatever its bars; empty if they can.
    static Optional<String> obstacle(SweepSpec spec) {
        for (Axis axis : spec.axes()) {
            if (axis.path().startsWith("financing.")) {
                return Optional.of("what cash and borrowed units earn and cost is swept");
            }
            boolean calls = axis.values().stream().anyMatch(value -> value > 0);
            if (axis.path().equals(SweptField.MAINTENANCE.path()) && calls) {
                return Optional.of("the margin below which positions are closed is swept");
            }
        }
        return EventKernel.cannotRun(spec.base());
    }
}
