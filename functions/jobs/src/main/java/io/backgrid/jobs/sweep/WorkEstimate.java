package io.backgrid.jobs.sweep;

import io.backgrid.engine.sweep.SweepForecast;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.request.SweepRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/// How much work a sweep is, as far as that can be said without its bars.
///
/// @param trials       that run
/// @param trialSeconds one of them takes on one processor, its row's way into the part included
/// @param shards       it is divided into
public record WorkEstimate(long trials, double trialSeconds, List<Shard> shards) {
    /// Encoding, compressing, hashing and storing a row with its sums, and reading it once to rank it.
    private static final double ROW_SECONDS = 4e-6;
    /// What a shard takes beside its trials: finding its part, reading bars, writing what it did.
    private static final double SHARD_SECONDS = 0.05;
    /// Bytes of a row and its sums in the store.
    private static final double ROW_BYTES = 250;
    /// Most work of a sweep that one function does alone, while the queue waits.
    private static final double SMALL_SECONDS = 2;

    public WorkEstimate {
        shards = List.copyOf(shards);
    }

    /// The work of a sweep that was accepted.
    public static WorkEstimate of(Sweep sweep, ShardSizing sizing) {
        return of(sweep.request(), sweep.data(), sweep.trials(), sizing);
    }

    /// The work that a request would be.
    ///
    /// @param data   its series
    /// @param trials that run
    public static WorkEstimate of(SweepRequest request, List<Dataset> data, long trials, ShardSizing sizing) {
        TrialLayout layout = TrialLayout.of(request);
        double bars =
                data.stream().mapToDouble(each -> bars(request, each)).average().orElse(0);
        double nanosPerBar = SweepForecast.of(request.grid()).nanosPerBar();
        double trialSeconds = bars * nanosPerBar * 1e-9 + ROW_SECONDS;
        double density = (double) trials / layout.trials();
        List<Shard> shards = ShardPlan.of(layout, request.sample().isPresent(), density, trialSeconds, sizing);
        return new WorkEstimate(trials, trialSeconds, shards);
    }

    /// Bars of a series between start and end, if they lie evenly in time.
    private static double bars(SweepRequest request, Dataset data) {
        Instant from = request.start()
                .map(date -> date.atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(data.from()::isBefore)
                .orElse(data.from());
        Instant to = request.end()
                .map(date -> date.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .filter(data.to()::isAfter)
                .orElse(data.to());
        double whole = Math.max(1, Duration.between(data.from(), data.to()).toSeconds());
        double used = Math.max(0, Duration.between(from, to).toSeconds());
        return Math.max(1, data.bars() * used / whole);
    }

    /// Seconds that one processor takes for all of it.
    public double seconds() {
        return trials * trialSeconds + shards.size() * SHARD_SECONDS;
    }

    /// Seconds that one processor takes for a shard of so many trial numbers.
    ///
    /// @param numbers of [#numbers()]
    public double seconds(long numbers) {
        return SHARD_SECONDS + trials * trialSeconds * numbers / numbers();
    }

    /// Bytes that it stores.
    public double bytes() {
        return trials * ROW_BYTES;
    }

    /// Whether one function does all of it within seconds, so that a state machine would take longer to start.
    public boolean isSmall() {
        return shards.size() == 1 && seconds() <= SMALL_SECONDS;
    }

    private long numbers() {
        return shards.getLast().to();
    }
}
