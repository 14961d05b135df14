package io.backgrid.engine.trial;

/// What became of a trial.
public enum TrialStatus {
    /// Not looked at yet.
    PENDING("pending"),
    /// It ran; its metrics are there.
    RAN("ran"),
    /// The sweep's `where` excludes it.
    EXCLUDED("excluded"),
    /// Its values make no valid specification.
    INVALID("invalid"),
    /// The bars are too few for its windows.
    TOO_FEW_BARS("too_few_bars"),
    /// The value of its account left the range of a double.
    OVERFLOW("overflow");

    private final String wireName;

    TrialStatus(String wireName) {
        this.wireName = wireName;
    }

    /// The name in JSON and Parquet.
    public String wireName() {
        return wireName;
    }
}
