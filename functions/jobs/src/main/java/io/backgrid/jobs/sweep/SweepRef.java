package io.backgrid.jobs.sweep;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;

/// Enough to find a sweep. Its id is made like a job's.
public record SweepRef(TenantId tenant, JobId id) {}
