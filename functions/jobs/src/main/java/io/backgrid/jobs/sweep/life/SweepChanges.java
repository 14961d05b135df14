package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// Changes a sweep that others may be changing too.
final class SweepChanges {
    private final SweepStore sweeps;

    SweepChanges(SweepStore sweeps) {
        this.sweeps = sweeps;
    }

    /// Applies `change` to the sweep as it stands, again if somebody else was faster, unless it has ended.
    ///
    /// @return the sweep as it is stored now; empty when it had ended before or is gone
    Optional<Sweep> change(SweepRef ref, UnaryOperator<Sweep> change) {
        while (true) {
            Optional<Sweep> found = sweeps.find(ref);
            if (found.isEmpty() || found.get().isFinal()) {
                return Optional.empty();
            }
            Sweep next = change.apply(found.get());
            if (sweeps.replace(next)) {
                return Optional.of(next);
            }
        }
    }
}
