package io.backgrid.engine.trial;

/// What became of a trial.
public enum TrialStatus {
    /// Not looked at yet.
    PENDING,
    /// It ran; its metrics are there.
    RAN,
    /// The sweep's `where` excludes it.
    EXCLUDED,
    /// Its values make no valid specification.
    INVALID,
    /// The bars are too few for its windows.
    TOO_FEW_BARS,
    /// The value of its account left the range of a double.
    OVERFLOW
}
