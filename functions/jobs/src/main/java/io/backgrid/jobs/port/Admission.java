package io.backgrid.jobs.port;

import io.backgrid.jobs.JobId;

/// What became of a job that was handed in.
public sealed interface Admission {

    /// It is stored.
    record Accepted() implements Admission {}

    /// The same key came with the same specification before; that job stands for this one.
    record Repeated(JobId earlier) implements Admission {}

    /// The same key came with another specification before; nothing was stored.
    record KeyReused() implements Admission {}
}
