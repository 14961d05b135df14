package io.backgrid.engine.sweep;

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
}
