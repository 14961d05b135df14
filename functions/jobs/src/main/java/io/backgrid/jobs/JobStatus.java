package io.backgrid.jobs;

import java.util.Locale;

/// Where a job stands, as users see it.
public enum JobStatus {
    QUEUED,
    RUNNING,
    COMPLETED,
    FAILED,
    CANCELLED;

    /// The name in JSON and in stored items: `queued` and so on.
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
