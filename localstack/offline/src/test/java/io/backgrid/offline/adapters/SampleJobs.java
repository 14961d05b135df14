package io.backgrid.offline.adapters;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Samples;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.JobSpecReader;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/// Jobs on the bundled sample, each under a tenant of its own unless told otherwise.
final class SampleJobs {
    static final DatasetName AAPL = new DatasetName("AAPL");
    static final Dataset DATA = Samples.find(AAPL).orElseThrow();
    static final Bars BARS = Samples.read(AAPL).bars();
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final AtomicInteger TENANTS = new AtomicInteger();

    private SampleJobs() {}

    static TenantId tenant() {
        return new TenantId("tenant-" + TENANTS.incrementAndGet());
    }

    static Job job(TenantId tenant, Instant submittedAt) {
        return job(tenant, submittedAt, 20);
    }

    static Job job(TenantId tenant, Instant submittedAt, int fast) {
        return Job.accepted(new JobRef(tenant, JobId.create(submittedAt, RANDOM)), spec(fast), DATA, submittedAt);
    }

    static JobSpec spec(int fast) {
        String json = "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"params\":{\"fast\":%d}}".formatted(fast);
        return JobSpecReader.read(json, _ -> Optional.of(DATA)).spec();
    }

    static BacktestResult result(Job job) {
        return Backtest.run(job.spec().backtest(), BARS);
    }

    static Completion completion(Job job, Instant now) {
        BacktestResult result = result(job);
        return new Completion(
                now,
                now,
                0.004,
                BARS.size(),
                DATA.from(),
                DATA.to(),
                DATA.sha256(),
                result.sha256(),
                "0.1.0",
                result.ruined(),
                MetricValues.of(result.metrics()));
    }
}
