package io.backgrid.jobs.fakes;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.SweepState;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Sweeps in memory, replaced and deleted by comparing revisions.
public final class FakeSweepStore implements SweepStore {
    private final Steps steps;
    private final Map<SweepRef, Sweep> sweeps = new HashMap<>();
    private final Map<IdempotencyKey, Sweep> admitted = new HashMap<>();

    public FakeSweepStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public Admission admit(Sweep sweep, Optional<IdempotencyKey> key) {
        return steps.step("sweeps.admit", () -> admitNow(sweep, key));
    }

    private synchronized Admission admitNow(Sweep sweep, Optional<IdempotencyKey> key) {
        Optional<Sweep> earlier = key.map(admitted::get);
        if (earlier.isPresent()) {
            return earlier.get().request().sha256().equals(sweep.request().sha256())
                    ? new Admission.Repeated(earlier.get().ref().id())
                    : new Admission.KeyReused();
        }
        key.ifPresent(value -> admitted.put(value, sweep));
        sweeps.put(sweep.ref(), sweep);
        return new Admission.Accepted();
    }

    @Override
    public Optional<Sweep> find(SweepRef ref) {
        return steps.step("sweeps.find", () -> stored(ref));
    }

    /// The sweep as it stands, without an operation.
    public synchronized Optional<Sweep> stored(SweepRef ref) {
        return Optional.ofNullable(sweeps.get(ref));
    }

    @Override
    public synchronized SweepPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        List<Sweep> rest = sweeps.values().stream()
                .filter(sweep -> sweep.ref().tenant().equals(tenant))
                .filter(sweep -> status.isEmpty() || sweep.status() == status.get())
                .filter(sweep -> after.isEmpty() || sweep.ref().id().compareTo(after.get()) < 0)
                .sorted(Comparator.comparing((Sweep sweep) -> sweep.ref().id()).reversed())
                .toList();
        List<Sweep> page = rest.subList(0, Math.min(limit, rest.size()));
        return new SweepPage(
                page,
                page.size() < rest.size() ? Optional.of(page.getLast().ref().id()) : Optional.empty());
    }

    @Override
    public boolean replace(Sweep next) {
        return steps.step("sweeps.replace", () -> replaceNow(next));
    }

    private synchronized boolean replaceNow(Sweep next) {
        boolean unchanged = stored(next.ref())
                .filter(sweep -> sweep.revision() == next.revision() - 1)
                .isPresent();
        if (unchanged) {
            sweeps.put(next.ref(), next);
        }
        return unchanged;
    }

    @Override
    public boolean delete(Sweep sweep) {
        return steps.step("sweeps.delete", () -> deleteNow(sweep));
    }

    private synchronized boolean deleteNow(Sweep sweep) {
        boolean unchanged = stored(sweep.ref())
                .filter(known -> known.revision() == sweep.revision())
                .isPresent();
        if (unchanged) {
            sweeps.remove(sweep.ref());
        }
        return unchanged;
    }

    @Override
    public synchronized List<SweepRef> openSince(Instant sentBefore, int limit) {
        return sweeps.values().stream()
                .filter(sweep -> !sweep.isFinal() && sentAt(sweep).isBefore(sentBefore))
                .sorted(Comparator.comparing(FakeSweepStore::sentAt))
                .limit(limit)
                .map(Sweep::ref)
                .toList();
    }

    private static Instant sentAt(Sweep sweep) {
        return switch (sweep.state()) {
            case SweepState.Queued queued -> queued.sentAt();
            case SweepState.Running running -> running.sentAt();
            case SweepState.Completed _, SweepState.Failed _, SweepState.Cancelled _ -> Instant.MAX;
        };
    }
}
