package io.backgrid.aws.parquet;

import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.request.JobSpec;
import java.util.Map;
import java.util.TreeMap;

/// Where a result came from: enough to compute it again and to see that it is the same. It names no tenant and no job,
/// so that equal results are equal files.
///
/// @param specification the request in canonical JSON
/// @param interval      how far the bars are apart
/// @param specSha256    hash of the specification
/// @param dataSha256    hash of the bars that were used
/// @param resultSha256  hash of curve, trades and metrics
/// @param engineVersion version of the engine that computed it
public record Provenance(
        String specification,
        Interval interval,
        String specSha256,
        String dataSha256,
        String resultSha256,
        String engineVersion) {

    /// The provenance of a result that was just computed.
    public static Provenance of(JobSpec spec, BacktestResult result, String dataSha256) {
        return new Provenance(
                spec.canonicalJson(),
                spec.interval(),
                spec.sha256(),
                dataSha256,
                result.sha256(),
                EngineVersion.VERSION);
    }

    /// As key-value metadata of a file.
    Map<String, String> metadata() {
        return new TreeMap<>(Map.of(
                "backgrid.specification", specification,
                "backgrid.interval", interval.wireName(),
                "backgrid.spec_sha256", specSha256,
                "backgrid.data_sha256", dataSha256,
                "backgrid.result_sha256", resultSha256,
                "backgrid.engine_version", engineVersion));
    }
}
