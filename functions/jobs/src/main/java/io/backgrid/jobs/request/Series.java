package io.backgrid.jobs.request;

import io.backgrid.jobs.dataset.Dataset;

/// A series as a request names it, and what was found under that name.
public record Series(DataChoice data, Dataset dataset) {}
