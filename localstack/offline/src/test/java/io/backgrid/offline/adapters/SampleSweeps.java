package io.backgrid.offline.adapters;

import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.request.DataChoice;
import io.backgrid.jobs.request.SweepRequestReader;
import io.backgrid.jobs.sweep.HeatMapRef;
import io.backgrid.jobs.sweep.ManifestRef;
import io.backgrid.jobs.sweep.Quantiles;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepCompletion;
import io.backgrid.jobs.sweep.SweepProgress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialCounts;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Sweeps on the bundled samples.
final class SampleSweeps {
    static final String SHA256 = "0123456789abcdef".repeat(4);
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final String SMALL = """
            {"symbols": ["AAPL"], "strategy": "ma_crossover",
             "params": {"fast": [5, 10, 20], "slow": [50, 100]}, "objective": "calmar", "budget_usd": 0.25}""";

    private SampleSweeps() {}

    static SweepRef ref(TenantId tenant) {
        return new SweepRef(tenant, JobId.create(Instant.now(), RANDOM));
    }

    static Sweep sweep(TenantId tenant, Instant submittedAt) {
        return sweep(tenant, submittedAt, SMALL, choice -> Samples.find(choice.name()));
    }

    static Sweep sweep(
            TenantId tenant, Instant submittedAt, String request, Function<DataChoice, Optional<Dataset>> lookup) {
        SweepRequestReader.Resolved read = SweepRequestReader.read(request, lookup, 10_000_000);
        SweepRef ref = new SweepRef(tenant, JobId.create(submittedAt, RANDOM));
        return Sweep.accepted(ref, read.request(), read.data(), read.trials(), submittedAt);
    }

    /// Everything that such a sweep can become, from the same revision on.
    static List<Sweep> lives(Sweep queued, Instant now) {
        Sweep running = queued.planned(new ManifestRef(SHA256, 3), now);
        SweepProgress done = new SweepProgress(3, 1, 6, 0.125, 12_345);
        return List.of(
                running,
                running.sentAgain(now.plusSeconds(5)),
                running.completed(completion(done, now)),
                running.failed(new JobFailure("budget_reached", "ask for less"), done, now),
                running.cancelled(done, now));
    }

    private static SweepCompletion completion(SweepProgress done, Instant now) {
        return new SweepCompletion(
                now,
                now.plusNanos(1),
                done,
                new ManifestRef(SHA256, 3),
                new TrialCounts(3, 2, 1, 0, 2),
                Map.of(
                        TrialMetric.SHARPE,
                        new Quantiles(3, List.of(-0.5, -0.25, 0.0, 0.1, 0.2, 0.3, 1.0 / 3)),
                        TrialMetric.CALMAR,
                        new Quantiles(0, List.of())),
                List.of(5L, 1L),
                SHA256,
                List.of(new HeatMapRef(0, 1, SHA256)),
                SHA256,
                "0.1.0");
    }
}
