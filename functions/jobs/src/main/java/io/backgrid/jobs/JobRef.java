package io.backgrid.jobs;

/// Enough to find a job: what a queue message carries.
public record JobRef(TenantId tenant, JobId id) {}
