package io.backgrid.jobs.life;

import io.backgrid.engine.Backtest;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.LookaheadProof;
import io.backgrid.engine.TooFewBarsException;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.kernel.EquityOverflowException;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.Completion;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.MetricValues;
import io.backgrid.jobs.NoLookahead;
import io.backgrid.jobs.port.JobStore;
import io.backgrid.jobs.port.Journal;
import io.backgrid.jobs.port.ResultStore;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.Verification;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Runs a job that a queue delivered, perhaps not for the first time, perhaps while another worker does the same.
///
/// The curve is stored before the job says that it is completed, under a key and with bytes that depend on the job
/// alone. So whatever happens between two steps, another delivery ends in the same stored result.
public final class RunJob {
    private final JobStore jobs;
    private final JobChanges changes;
    private final BarLibrary bars;
    private final ResultStore results;
    private final Journal journal;
    private final InstantSource clock;

    public RunJob(JobStore jobs, BarLibrary bars, ResultStore results, Journal journal, InstantSource clock) {
        this.jobs = jobs;
        this.changes = new JobChanges(jobs);
        this.bars = bars;
        this.results = results;
        this.journal = journal;
        this.clock = clock;
    }

    /// Returns when the job has ended or needs nothing more.
    ///
    /// @throws io.backgrid.jobs.port.StoreUnavailableException when the message should be delivered again
    public void run(JobRef ref) {
        Instant startedAt = clock.instant();
        switch (changes.change(ref, job -> job.started(startedAt))) {
            case JobChanges.Outcome.Changed(Job job) -> {
                journal.record(ref, new Journal.Event.Started());
                compute(job, startedAt);
            }
            case JobChanges.Outcome.AlreadyFinal(Job job) -> skip(job);
            case JobChanges.Outcome.Gone _ -> {
                // An earlier attempt may have stored its curve after the deletion, and then been interrupted.
                results.delete(ref);
                journal.record(ref, new Journal.Event.Skipped("it was deleted"));
            }
        }
    }

    private void compute(Job job, Instant startedAt) {
        try {
            JobSpec spec = job.spec();
            Bars used = bars.select(job.ref().tenant(), job.data(), spec.start(), spec.end());
            long begun = System.nanoTime();
            BacktestResult result = Backtest.run(job.spec().backtest(), used);
            double runtimeSeconds = (System.nanoTime() - begun) / 1e9;
            Optional<NoLookahead> proof = prove(job, used);
            String dataSha256 = used.sha256();
            results.put(job, result, dataSha256);
            complete(job, completion(startedAt, runtimeSeconds, used, dataSha256, result, proof));
        } catch (MissingBarsException e) {
            fail(job.ref(), e.failure());
        } catch (LookaheadFoundException e) {
            fail(job.ref(), new JobFailure("lookahead_found", String.valueOf(e.getMessage())));
        } catch (EquityOverflowException e) {
            fail(job.ref(), new JobFailure("equity_overflow", String.valueOf(e.getMessage())));
        } catch (TooFewBarsException e) {
            fail(job.ref(), new JobFailure("too_few_bars", String.valueOf(e.getMessage())));
        }
    }

    private Completion completion(
            Instant startedAt,
            double runtimeSeconds,
            Bars used,
            String dataSha256,
            BacktestResult result,
            Optional<NoLookahead> proof) {
        return new Completion(
                startedAt,
                clock.instant(),
                runtimeSeconds,
                used.size(),
                Instant.ofEpochSecond(used.time(0)),
                Instant.ofEpochSecond(used.time(used.size() - 1)),
                dataSha256,
                result.sha256(),
                EngineVersion.VERSION,
                result.ruined(),
                MetricValues.of(result.metrics()),
                result.ambiguousBars(),
                result.interest(),
                proof);
    }

    private static Optional<NoLookahead> prove(Job job, Bars used) throws LookaheadFoundException {
        if (!job.spec().verify().contains(Verification.NO_LOOKAHEAD)) {
            return Optional.empty();
        }
        LookaheadProof proof = LookaheadProof.of(job.spec().backtest(), used);
        if (!proof.holds()) {
            throw new LookaheadFoundException(proof.difference().orElseThrow());
        }
        return Optional.of(new NoLookahead(proof.cuts(), proof.comparisons()));
    }

    private void complete(Job job, Completion completion) {
        // Nearly always nobody else has touched the job since it was started, and this one write is enough.
        JobChanges.Outcome outcome = jobs.replace(job.completed(completion))
                ? new JobChanges.Outcome.Changed(job)
                : changes.change(job.ref(), current -> current.completed(completion));
        switch (outcome) {
            case JobChanges.Outcome.Changed _ ->
                journal.record(
                        job.ref(),
                        new Journal.Event.Completed(
                                Duration.between(completion.startedAt(), completion.completedAt()), completion.bars()));
            case JobChanges.Outcome.AlreadyFinal(Job ended) -> skip(ended);
            case JobChanges.Outcome.Gone _ -> {
                results.delete(job.ref());
                journal.record(job.ref(), new Journal.Event.Skipped("it was deleted while it ran"));
            }
        }
    }

    private void skip(Job ended) {
        journal.record(
                ended.ref(), new Journal.Event.Skipped("it is " + ended.status().wireName() + " already"));
    }

    private void fail(JobRef ref, JobFailure failure) {
        if (changes.change(ref, job -> job.failed(failure, clock.instant())) instanceof JobChanges.Outcome.Changed) {
            journal.record(ref, new Journal.Event.Failed(failure.code(), failure.detail()));
        }
    }
}
