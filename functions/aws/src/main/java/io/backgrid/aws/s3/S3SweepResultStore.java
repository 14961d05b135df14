package io.backgrid.aws.s3;

import io.backgrid.aws.parquet.CurveFile;
import io.backgrid.aws.parquet.HeatMapFile;
import io.backgrid.aws.parquet.ParquetMedia;
import io.backgrid.aws.parquet.Provenance;
import io.backgrid.aws.parquet.TrialsFile;
import io.backgrid.aws.parquet.TrialsWriter;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.request.JobSpec;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// What a sweep keeps for itself, in `<tenant>/sweeps/<sweep id>/`: `manifest.json`, `index.parquet`,
/// `heatmaps/<axis>-<axis>.parquet`, `curves/<trial>.parquet`, and its parts, see [S3PartStore].
public final class S3SweepResultStore implements SweepResultStore {
    private static final String MANIFEST = "manifest.json";
    private static final String INDEX = "index.parquet";

    private final Bucket bucket;
    private final Supplier<S3Presigner> presigner;

    /// Results in `bucket`.
    ///
    /// @param presigner asked for when the first address is
    public S3SweepResultStore(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
        this.bucket = new Bucket(client, bucket, "the store of results");
        this.presigner = presigner;
    }

    @Override
    public ObjectPlace putManifest(SweepRef ref, byte[] manifest) {
        String key = folder(ref) + MANIFEST;
        bucket.put(key, manifest, "application/json");
        return new ObjectPlace(bucket.name(), key);
    }

    @Override
    public Optional<byte[]> manifest(SweepRef ref) {
        return bucket.get(folder(ref) + MANIFEST);
    }

    @Override
    public String putIndex(SweepRef ref, TrialLayout layout, TrialRows rows) {
        TrialsWriter writer = new TrialsWriter(layout);
        writer.add(rows, 0);
        return put(folder(ref) + INDEX, writer.finish(metadata()));
    }

    @Override
    public Optional<TrialRows> index(SweepRef ref, String sha256) {
        return get(folder(ref) + INDEX, sha256).map(TrialsFile::read);
    }

    @Override
    public String putHeatMap(SweepRef ref, TrialLayout layout, HeatMap map) {
        return put(heatMapKey(ref, map.x(), map.y()), HeatMapFile.write(map, layout, metadata()));
    }

    @Override
    public Optional<HeatMap> heatMap(SweepRef ref, TrialLayout layout, int x, int y, String sha256) {
        return get(heatMapKey(ref, x, y), sha256).map(file -> HeatMapFile.read(file, layout, x, y));
    }

    @Override
    public void putCurve(SweepRef ref, long trial, JobSpec spec, BacktestResult result, String dataSha256) {
        Provenance provenance = Provenance.of(spec, result, dataSha256);
        bucket.put(curveKey(ref, trial), CurveFile.write(result.curve(), provenance), ParquetMedia.TYPE);
    }

    @Override
    public URI curveUrl(SweepRef ref, long trial, Duration valid) {
        return bucket.urlToGet(presigner.get(), curveKey(ref, trial), valid);
    }

    @Override
    public void delete(SweepRef ref) {
        bucket.deleteAll(folder(ref));
    }

    private String put(String key, byte[] file) {
        bucket.put(key, file, ParquetMedia.TYPE);
        return Sha256.hex(file);
    }

    private Optional<byte[]> get(String key, String sha256) {
        return bucket.get(key).filter(file -> Sha256.hex(file).equals(sha256));
    }

    private static Map<String, String> metadata() {
        return new TreeMap<>(Map.of("backgrid.engine_version", EngineVersion.VERSION));
    }

    private static String folder(SweepRef ref) {
        return ref.tenant() + "/sweeps/" + ref.id() + "/";
    }

    private static String heatMapKey(SweepRef ref, int x, int y) {
        return folder(ref) + "heatmaps/" + x + "-" + y + ".parquet";
    }

    private static String curveKey(SweepRef ref, long trial) {
        return folder(ref) + "curves/" + trial + ".parquet";
    }
}
