package io.backgrid.jobs.sweep;

import io.backgrid.engine.trial.TrialMetric;
import java.time.Instant;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What a finished sweep left behind, apart from its parts, index, heat maps and curves, which are objects of their
/// own.
///
/// @param startedAt     when it was divided into shards
/// @param completedAt   when its result was stored
/// @param progress      what all shards took, and the ranking
/// @param manifest      the list of its shards
/// @param counts        what became of the trials
/// @param quantiles     of each metric over the trials that ran
/// @param best          numbers of the trials that rank first, whose curves are kept
/// @param indexSha256   hash of the index of its trials
/// @param heatMaps      pairs of axes that there is a heat map of, with the hash of its file
/// @param resultSha256  hash of all rows, the same for any division into shards
/// @param engineVersion version of the engine that computed it
public record SweepCompletion(
        Instant startedAt,
        Instant completedAt,
        SweepProgress progress,
        ManifestRef manifest,
        TrialCounts counts,
        Map<TrialMetric, Quantiles> quantiles,
        List<Long> best,
        String indexSha256,
        List<HeatMapRef> heatMaps,
        String resultSha256,
        String engineVersion) {

    public SweepCompletion {
        quantiles = Collections.unmodifiableMap(new EnumMap<>(quantiles));
        best = List.copyOf(best);
        heatMaps = List.copyOf(heatMaps);
    }
}
