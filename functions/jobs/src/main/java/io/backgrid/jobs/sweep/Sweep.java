package io.backgrid.jobs.sweep;

import io.backgrid.jobs.JobFailure;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.request.SweepRequest;
import java.time.Instant;
import java.util.List;

/// A grid of backtests that somebody asked for.
///
/// @param ref         tenant and id
/// @param request     what to compute
/// @param data        the series it runs on, in the order of the request, pinned to their content when it was accepted
/// @param trials      that are to run
/// @param submittedAt when it was accepted
/// @param state       where it stands
/// @param revision    counts the changes; a store replaces a sweep only when nobody else has changed it since
public record Sweep(
        SweepRef ref,
        SweepRequest request,
        List<Dataset> data,
        long trials,
        Instant submittedAt,
        SweepState state,
        long revision) {

    public Sweep {
        data = List.copyOf(data);
    }

    /// A sweep as it begins.
    public static Sweep accepted(SweepRef ref, SweepRequest request, List<Dataset> data, long trials, Instant now) {
        return new Sweep(ref, request, data, trials, now, new SweepState.Queued(now), 0);
    }

    public JobStatus status() {
        return state.status();
    }

    /// Whether nothing about it changes any more.
    public boolean isFinal() {
        return switch (state) {
            case SweepState.Queued _, SweepState.Running _ -> false;
            case SweepState.Completed _, SweepState.Failed _, SweepState.Cancelled _ -> true;
        };
    }

    /// This sweep, divided into shards at `now`; it may be again.
    public Sweep planned(ManifestRef manifest, Instant now) {
        return switch (state) {
            case SweepState.Queued(Instant sentAt) -> with(new SweepState.Running(sentAt, now, manifest));
            case SweepState.Running(Instant sentAt, Instant startedAt, ManifestRef _) ->
                with(new SweepState.Running(sentAt, startedAt, manifest));
            case SweepState.Completed _, SweepState.Failed _, SweepState.Cancelled _ -> throw over("planned");
        };
    }

    /// This sweep, started again at `now`.
    public Sweep sentAgain(Instant now) {
        return switch (state) {
            case SweepState.Queued _ -> with(new SweepState.Queued(now));
            case SweepState.Running(Instant _, Instant startedAt, ManifestRef manifest) ->
                with(new SweepState.Running(now, startedAt, manifest));
            case SweepState.Completed _, SweepState.Failed _, SweepState.Cancelled _ -> throw over("sent again");
        };
    }

    /// This sweep with its result.
    public Sweep completed(SweepCompletion completion) {
        return end(new SweepState.Completed(completion));
    }

    /// This sweep without a result, and why.
    public Sweep failed(JobFailure failure, SweepProgress done, Instant now) {
        return end(new SweepState.Failed(failure, done, now));
    }

    /// This sweep, withdrawn by its owner.
    public Sweep cancelled(SweepProgress done, Instant now) {
        return end(new SweepState.Cancelled(done, now));
    }

    private Sweep end(SweepState last) {
        if (isFinal()) {
            throw over(last.status().wireName());
        }
        return with(last);
    }

    private Sweep with(SweepState next) {
        return new Sweep(ref, request, data, trials, submittedAt, next, revision + 1);
    }

    private IllegalStateException over(String change) {
        return new IllegalStateException(
                "sweep " + ref.id() + " is " + status().wireName() + " and cannot be " + change + " any more");
    }
}
