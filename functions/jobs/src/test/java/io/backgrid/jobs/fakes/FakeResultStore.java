package io.backgrid.jobs.fakes;

import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.ResultStore;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Curves and trades in memory.
public final class FakeResultStore implements ResultStore {
    private final Steps steps;
    private final Map<JobRef, BacktestResult> results = new HashMap<>();
    private final Map<JobRef, String> provenance = new HashMap<>();

    public FakeResultStore(Steps steps) {
        this.steps = steps;
    }

    @Override
    public void put(Job job, BacktestResult result, String dataSha256) {
        steps.act("results.put", () -> putNow(job, result, dataSha256));
    }

    private synchronized void putNow(Job job, BacktestResult result, String dataSha256) {
        results.put(job.ref(), result);
        provenance.put(job.ref(), job.spec().sha256() + " " + dataSha256 + " " + result.sha256());
    }

    /// Stands for the stored bytes: equal when specification, data and result are; empty when nothing is stored.
    /// Without an operation.
    public synchronized Optional<String> bytes(JobRef job) {
        return Optional.ofNullable(provenance.get(job));
    }

    /// How many jobs have objects here, without an operation.
    public synchronized int size() {
        return results.size();
    }

    @Override
    public Optional<EquityCurve> curve(JobRef job) {
        return steps.step("results.curve", () -> result(job).map(BacktestResult::curve));
    }

    @Override
    public Optional<List<Trade>> trades(JobRef job) {
        return steps.step("results.trades", () -> result(job).map(BacktestResult::trades));
    }

    private synchronized Optional<BacktestResult> result(JobRef job) {
        return Optional.ofNullable(results.get(job));
    }

    @Override
    public URI curveUrl(JobRef job, Duration valid) {
        return URI.create("https://results.example/" + job.tenant() + "/" + job.id() + "?for=" + valid.toSeconds());
    }

    @Override
    public void delete(JobRef job) {
        steps.act("results.delete", () -> deleteNow(job));
    }

    private synchronized void deleteNow(JobRef job) {
        results.remove(job);
        provenance.remove(job);
    }
}
