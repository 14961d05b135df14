package io.backgrid.scenarios.stage;

import io.backgrid.aws.sqs.QueueMessage;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.request.JobSpecReader;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Puts queued jobs into the table whose message was never sent, as after a submit that died between the
/// two.
///
/// @param tenant whose jobs they are
public record PlantedJobs(JobStore jobs, TenantId tenant) {

    /// Stores a job on a sample.
    ///
    /// @param request as it would be submitted
    /// @param age     how long ago its message should have been sent
    public JobRef plant(String request, Duration age) {
        JobSpecReader.Resolved read = JobSpecReader.read(request, EngineHere::sample);
        Instant then = Instant.now().minus(age);
        JobRef ref = new JobRef(tenant, JobId.create(then, new SecureRandom()));
        jobs.admit(Job.accepted(ref, read.spec(), read.data(), then), Optional.empty());
        return ref;
    }

    /// The message that hands a job to a worker.
    public static String message(JobRef job) {
        return QueueMessage.encode(job);
    }
}
