package io.backgrid.jobs.fakes;

import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobState;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Jobs in memory, replaced and deleted by comparing revisions.
public final class FakeJobStore implements JobStore {
    private static final Duration KEYS_LAST = Duration.ofHours(24);

    private final Steps steps;
    private final Map<JobRef, Job> jobs = new HashMap<>();
    private final Map<Keyed, Job> admitted = new HashMap<>();

    private record Keyed(TenantId tenant, IdempotencyKey key) {}

    public FakeJobStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Admission admit(Job job, Optional<IdempotencyKey> key) {
        return steps.step("jobs.admit", () -> admitNow(job, key));
    }

    private synchronized Admission admitNow(Job job, Optional<IdempotencyKey> key) {
        Optional<Keyed> keyed = key.map(value -> new Keyed(job.ref().tenant(), value));
        Optional<Job> earlier = keyed.flatMap(value -> Optional.ofNullable(admitted.get(value)))
                .filter(known -> job.submittedAt().isBefore(known.submittedAt().plus(KEYS_LAST)));
        if (earlier.isPresent()) {
            return earlier.get().spec().sha256().equals(job.spec().sha256())
                    ? new Admission.Repeated(earlier.get().ref().id())
                    : new Admission.KeyReused();
        }
        keyed.ifPresent(value -> admitted.put(value, job));
        jobs.put(job.ref(), job);
        return new Admission.Accepted();
    }

    @Override
    public Optional<Job> find(JobRef ref) {
        return steps.step("jobs.find", () -> stored(ref));
    }

    /// The job as it stands, without an operation.
    public synchronized Optional<Job> stored(JobRef ref) {
        return Optional.ofNullable(jobs.get(ref));
    }

    /// Everything that is stored, without an operation.
    public synchronized List<Job> all() {
        return List.copyOf(jobs.values());
    }

    @Override
    public JobPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        return steps.step("jobs.list", () -> page(tenant, status, limit, after));
    }

    /// Looks at `limit` jobs and then filters, as a database does.
    private synchronized JobPage page(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        List<Job> rest = jobs.values().stream()
                .filter(job -> job.ref().tenant().equals(tenant))
                .filter(job -> after.isEmpty() || job.ref().id().compareTo(after.get()) < 0)
                .sorted(Comparator.comparing((Job job) -> job.ref().id()).reversed())
                .toList();
        List<Job> looked = rest.subList(0, Math.min(limit, rest.size()));
        return new JobPage(
                looked.stream()
                        .filter(job -> status.isEmpty() || job.status() == status.get())
                        .toList(),
                looked.size() < rest.size() ? Optional.of(looked.getLast().ref().id()) : Optional.empty());
    }

    @Override
    public boolean replace(Job next) {
        return steps.step("jobs.replace", () -> replaceNow(next));
    }

    private synchronized boolean replaceNow(Job next) {
        boolean unchanged = stored(next.ref())
                .filter(job -> job.revision() == next.revision() - 1)
                .isPresent();
        if (unchanged) {
            jobs.put(next.ref(), next);
        }
        return unchanged;
    }

    @Override
    public boolean delete(Job job) {
        return steps.step("jobs.delete", () -> deleteNow(job));
    }

    private synchronized boolean deleteNow(Job job) {
        boolean unchanged = stored(job.ref())
                .filter(known -> known.revision() == job.revision())
                .isPresent();
        if (unchanged) {
            jobs.remove(job.ref());
        }
        return unchanged;
    }

    @Override
    public List<JobRef> openSince(Instant sentBefore, int limit) {
        return steps.step("jobs.openSince", () -> open(sentBefore, limit));
    }

    private synchronized List<JobRef> open(Instant sentBefore, int limit) {
        return jobs.values().stream()
                .filter(job -> !job.isFinal() && sentAt(job).isBefore(sentBefore))
                .sorted(Comparator.comparing(FakeJobStore::sentAt)
                        .thenComparing(job -> job.ref().id()))
                .limit(limit)
                .map(Job::ref)
                .toList();
    }

    private static Instant sentAt(Job job) {
        return switch (job.state()) {
            case JobState.Queued queued -> queued.sentAt();
            case JobState.Running running -> running.sentAt();
            case JobState.Completed _, JobState.Failed _, JobState.Cancelled _ -> Instant.MAX;
        };
    }
}
