package io.backgrid.jobs.port;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where sweeps live. Every method may throw [StoreUnavailableException].
public interface SweepStore {

    /// Stores a new sweep, and with it its idempotency key for 24 hours, both or neither. A key is one for jobs and
    /// sweeps together.
    ///
    /// "The same specification" is the same [io.backgrid.jobs.request.SweepRequest#sha256()].
    Admission admit(Sweep sweep, Optional<IdempotencyKey> key);

    /// The sweep as it stands now (a consistent read), or empty when this tenant has none of that id.
    Optional<Sweep> find(SweepRef ref);

    /// One page of a tenant's sweeps, newest first.
    ///
    /// @param status only these, or all; a filtered page may hold fewer than `limit` and still not be the last
    /// @param limit  at most this many, at least 1
    /// @param after  the last id of the page before
    SweepPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after);

    /// Replaces the stored sweep by `next` if its revision is still `next.revision() - 1`.
    ///
    /// @return whether it was replaced; if not, somebody else changed or deleted it
    boolean replace(Sweep next);

    /// Deletes a sweep if its revision is still the given one's.
    ///
    /// @return whether it was deleted
    boolean delete(Sweep sweep);

    /// Sweeps of all tenants that are not final and were last handed over before `sentBefore`, oldest first.
    ///
    /// @param limit at most this many
    List<SweepRef> openSince(Instant sentBefore, int limit);

    /// Part of a list of sweeps.
    ///
    /// @param sweeps newest first
    /// @param next   where the next page goes on, empty on the last one
    record SweepPage(List<Sweep> sweeps, Optional<JobId> next) {}
}
