package io.backgrid.jobs.life;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobQueue;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.request.JobSpecReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Accepts a backtest. From the moment the job is stored it will end, whatever happens to the queue: the stored item
/// is the promise, the message only a reminder that [ReconcileJobs] can send again.
public final class SubmitJob {
    private final JobStore jobs;
    private final JobQueue queue;
    private final Datasets datasets;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    public SubmitJob(JobStore jobs, JobQueue queue, Datasets datasets, Journal journal, InstantSource clock) {
        this.jobs = jobs;
        this.queue = queue;
        this.datasets = datasets;
        this.journal = journal;
        this.clock = clock;
    }

    /// Checks a request, stores its job and hands it to the queue.
    ///
    /// @param body the JSON of the request
    /// @return the job that stands for this request, a new one or, for a repeated key, the earlier one
    /// @throws io.backgrid.jobs.request.MalformedRequestException when the body is no JSON object
    /// @throws io.backgrid.jobs.request.InvalidRequestException   with every violation
    /// @throws IdempotencyConflictException                       when the key came with another request before
    public JobRef submit(TenantId tenant, String body, Optional<IdempotencyKey> key) {
        JobSpecReader.Resolved request = JobSpecReader.read(body, choice -> datasets.resolve(tenant, choice));
        Instant now = clock.instant();
        JobRef ref = new JobRef(tenant, JobId.create(now, random));
        Job job = Job.accepted(ref, request.spec(), request.data(), now);
        return switch (jobs.admit(job, key)) {
            case Admission.Accepted _ -> sent(ref);
            case Admission.Repeated(JobId earlier) -> new JobRef(tenant, earlier);
            case Admission.KeyReused _ -> throw new IdempotencyConflictException();
        };
    }

    private JobRef sent(JobRef ref) {
        try {
            queue.send(ref);
            journal.record(ref, new Journal.Event.Submitted());
        } catch (StoreUnavailableException e) {
            // The job is accepted already: refusing it now would be a lie, and a retry would run it twice.
            journal.record(ref, new Journal.Event.Deferred(String.valueOf(e.getMessage())));
        }
        return ref;
    }
}
