package io.backgrid.aws;

/// An environment variable that a function may need.
public enum Setting {
    /// Name of the DynamoDB table.
    TABLE("BACKGRID_TABLE", "the name of the DynamoDB table"),
    /// Address of the queue of jobs.
    QUEUE_URL("BACKGRID_QUEUE_URL", "the https URL of the queue of jobs"),
    /// Bucket of price series.
    DATA_BUCKET("BACKGRID_DATA_BUCKET", "the name of the bucket of price series"),
    /// Bucket of curves and trades.
    RESULTS_BUCKET("BACKGRID_RESULTS_BUCKET", "the name of the bucket of curves and trades"),
    /// Bucket that clients put large files into.
    UPLOADS_BUCKET("BACKGRID_UPLOADS_BUCKET", "the name of the bucket that clients upload to"),
    /// The state machine of sweeps.
    SWEEP_MACHINE_ARN("BACKGRID_SWEEP_MACHINE_ARN", "the ARN of the state machine of sweeps");

    private final String variable;
    private final String meaning;

    Setting(String variable, String meaning) {
        this.variable = variable;
        this.meaning = meaning;
    }

    /// Name of the environment variable.
    public String variable() {
        return variable;
    }

    /// What it must hold, to follow "must be".
    public String meaning() {
        return meaning;
    }
}
