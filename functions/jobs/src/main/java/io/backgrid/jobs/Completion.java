package io.backgrid.jobs;

import java.time.Instant;
import java.util.Optional;

/// What a finished job left behind, apart from its curve and trades, which are objects of their own.
///
/// @param startedAt      when the attempt that finished began
/// @param completedAt    when its result was stored
/// @param runtimeSeconds seconds the engine took for plan, kernel and metrics
/// @param bars           bars inside start and end, the ones used
/// @param firstBar       time of the first bar used
/// @param lastBar        time of the last bar used
/// @param dataSha256     hash of the bars used
/// @param resultSha256   hash of trades, curve and metrics
/// @param engineVersion  version of the engine that computed it
/// @param ruined         whether the account lost everything
/// @param metrics        the numbers, and why some are undefined
/// @param ambiguousBars  bars that reached both stop and take-profit of a position
/// @param interest       earned on cash, quote currency
/// @param noLookahead    the proof, where it was asked for
public record Completion(
        Instant startedAt,
        Instant completedAt,
        double runtimeSeconds,
        int bars,
        Instant firstBar,
        Instant lastBar,
        String dataSha256,
        String resultSha256,
        String engineVersion,
        boolean ruined,
        MetricValues metrics,
        int ambiguousBars,
        double interest,
        Optional<NoLookahead> noLookahead) {

    /// A result without ambiguous bars, interest and proofs.
    public Completion(
            Instant startedAt,
            Instant completedAt,
            double runtimeSeconds,
            int bars,
            Instant firstBar,
            Instant lastBar,
            String dataSha256,
            String resultSha256,
            String engineVersion,
            boolean ruined,
            MetricValues metrics) {
        this(
                startedAt,
                completedAt,
                runtimeSeconds,
                bars,
                firstBar,
                lastBar,
                dataSha256,
                resultSha256,
                engineVersion,
                ruined,
                metrics,
                0,
                0,
                Optional.empty());
    }
}
