package io.backgrid.engine.sweep;

import io.backgrid.engine.trial.TrialRows;

/// Takes the rows of a sweep as they come.
@FunctionalInterface
public interface TrialSink {
    /// Takes some rows, in the order of their trials.
    ///
    /// @param rows to be read before this returns: they are written again afterwards
    void accept(TrialRows rows);
}
