package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.sweep.TrialLayout;

/// Words a trial for people.
final class TrialNames {
    private TrialNames() {}

    /// Such as `trial 17 (AAPL, params.fast=5, params.slow=20)`.
    static String name(TrialLayout layout, long trial) {
        StringBuilder name = new StringBuilder("trial ")
                .append(trial)
                .append(" (")
                .append(layout.symbols().get(layout.symbol(trial)));
        for (int axis = 0; axis < layout.axes().size(); axis++) {
            name.append(", ").append(layout.axes().get(axis).path()).append('=').append(layout.value(axis, trial));
        }
        return name.append(')').toString();
    }
}
