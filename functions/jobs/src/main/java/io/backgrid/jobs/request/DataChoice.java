package io.backgrid.jobs.request;

import io.backgrid.jobs.dataset.DatasetName;

/// Which series a job is to run on.
public sealed interface DataChoice {

    /// The name asked for.
    DatasetName name();

    /// A series that Backgrid provides, by its ticker.
    record Symbol(DatasetName name) implements DataChoice {}

    /// A series that the tenant uploaded.
    record Upload(DatasetName name) implements DataChoice {}
}
