package io.backgrid.jobs.port;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where jobs live. Every method may throw [StoreUnavailableException].
public interface JobStore {

    /// Stores a new job, and with it its idempotency key for 24 hours, both or neither.
    ///
    /// "The same specification" is the same [io.backgrid.jobs.request.JobSpec#sha256()].
    Admission admit(Job job, Optional<IdempotencyKey> key);

    /// The job as it stands now (a consistent read), or empty when this tenant has none of that id.
    Optional<Job> find(JobRef ref);

    /// One page of a tenant's jobs, newest first.
    ///
    /// @param status only these, or all; a filtered page may hold fewer than `limit` jobs and still not be the last
    /// @param limit  at most this many jobs, at least 1
    /// @param after  the last id of the page before
    JobPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after);

    /// Replaces the stored job by `next` if its revision is still `next.revision() - 1`.
    ///
    /// @return whether it was replaced; if not, somebody else changed or deleted the job
    boolean replace(Job next);

    /// Deletes a job if its revision is still the given one's.
    ///
    /// @return whether it was deleted
    boolean delete(Job job);

    /// Jobs of all tenants that are not final and were last handed to the queue before `sentBefore`, oldest first.
    ///
    /// @param limit at most this many
    List<JobRef> openSince(Instant sentBefore, int limit);

    /// Part of a list of jobs.
    ///
    /// @param jobs newest first
    /// @param next where the next page goes on, empty on the last one
    record JobPage(List<Job> jobs, Optional<JobId> next) {}
}
