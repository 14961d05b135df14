package io.backgrid.aws.s3;

import io.backgrid.aws.parquet.CurveFile;
import io.backgrid.aws.parquet.ParquetMedia;
import io.backgrid.aws.parquet.Provenance;
import io.backgrid.aws.parquet.TradesFile;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.engine.result.EquityCurve;
import io.backgrid.engine.result.Trade;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.port.ResultStore;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Results as Parquet, `<tenant>/jobs/<job id>/curve.parquet` and `trades.parquet` beside it.
public final class S3ResultStore implements ResultStore {
    private static final String CURVE = "curve.parquet";
    private static final String TRADES = "trades.parquet";

    private final Bucket bucket;
    private final Supplier<S3Presigner> presigner;

    /// Results in `bucket`.
    ///
    /// @param presigner asked for when the first address is
    public S3ResultStore(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
        this.bucket = new Bucket(client, bucket, "the store of results");
        this.presigner = presigner;
    }

    @Override
    public void put(Job job, BacktestResult result, String dataSha256) {
        Provenance provenance = Provenance.of(job.spec(), result, dataSha256);
        bucket.put(key(job.ref(), CURVE), CurveFile.write(result.curve(), provenance), ParquetMedia.TYPE);
        bucket.put(key(job.ref(), TRADES), TradesFile.write(result.trades(), provenance), ParquetMedia.TYPE);
    }

    @Override
    public Optional<EquityCurve> curve(JobRef job) {
        return bucket.get(key(job, CURVE)).map(CurveFile::read);
    }

    @Override
    public Optional<List<Trade>> trades(JobRef job) {
        return bucket.get(key(job, TRADES)).map(TradesFile::read);
    }

    @Override
    public URI curveUrl(JobRef job, Duration valid) {
        return bucket.urlToGet(presigner.get(), key(job, CURVE), valid);
    }

    @Override
    public void delete(JobRef job) {
        bucket.delete(key(job, CURVE));
        bucket.delete(key(job, TRADES));
    }

    private static String key(JobRef job, String file) {
        return job.tenant() + "/jobs/" + job.id() + "/" + file;
    }
}
