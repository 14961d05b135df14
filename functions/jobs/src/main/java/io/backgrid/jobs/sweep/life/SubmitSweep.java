package io.backgrid.jobs.sweep.life;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.life.Datasets;
import io.backgrid.jobs.life.IdempotencyConflictException;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.SweepStore;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.WorkEstimate;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Accepts a sweep. From the moment that it is stored it will end, as [ReconcileSweeps] starts it again if need be.
public final class SubmitSweep {
    private final SweepStore sweeps;
    private final SweepLauncher launcher;
    private final Datasets datasets;
    private final long mostTrials;
    private final Journal journal;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// @param mostTrials of one sweep
    public SubmitSweep(
            SweepStore sweeps,
            SweepLauncher launcher,
            Datasets datasets,
            long mostTrials,
            Journal journal,
            InstantSource clock) {
        this.sweeps = sweeps;
        this.launcher = launcher;
        this.datasets = datasets;
        this.mostTrials = mostTrials;
        this.journal = journal;
        this.clock = clock;
    }

    /// Checks a request, stores its sweep and has it run.
    ///
    /// @param body the JSON of the request
    /// @return the sweep that stands for this request, a new one or, for a repeated key, the earlier one
    /// @throws io.backgrid.jobs.request.MalformedRequestException when the body is no JSON object
    /// @throws io.backgrid.jobs.request.InvalidRequestException   with every violation
    /// @throws IdempotencyConflictException                       when the key came with another request before
    public SweepRef submit(TenantId tenant, String body, Optional<IdempotencyKey> key) {
        SweepRequestReader.Resolved request = read(tenant, body);
        Instant now = clock.instant();
        SweepRef ref = new SweepRef(tenant, JobId.create(now, random));
        Sweep sweep = Sweep.accepted(ref, request.request(), request.data(), request.trials(), now);
        return switch (sweeps.admit(sweep, key)) {
            case Admission.Accepted _ -> launched(sweep);
            case Admission.Repeated(JobId earlier) -> new SweepRef(tenant, earlier);
            case Admission.KeyReused _ -> throw new IdempotencyConflictException();
        };
    }

    /// What a request would be; nothing is stored or run.
    ///
    /// @throws io.backgrid.jobs.request.MalformedRequestException when the body is no JSON object
    /// @throws io.backgrid.jobs.request.InvalidRequestException   with every violation
    public WorkEstimate estimate(TenantId tenant, String body) {
        SweepRequestReader.Resolved request = read(tenant, body);
        return WorkEstimate.of(request.request(), request.data(), request.trials(), launcher.sizing());
    }

    private SweepRequestReader.Resolved read(TenantId tenant, String body) {
        return SweepRequestReader.read(body, choice -> datasets.resolve(tenant, choice), mostTrials);
    }

    private SweepRef launched(Sweep sweep) {
        try {
            WorkEstimate work = launcher.launch(sweep);
            journal.record(
                    sweep.ref(),
                    new Journal.SweepEvent.Submitted(
                            sweep.trials(), work.shards().size()));
        } catch (StoreUnavailableException e) {
            // It is accepted already: refusing it now would be a lie.
            journal.record(sweep.ref(), new Journal.SweepEvent.Deferred(String.valueOf(e.getMessage())));
        }
        return sweep.ref();
    }
}
