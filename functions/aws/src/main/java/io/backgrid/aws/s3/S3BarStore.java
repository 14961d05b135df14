package io.backgrid.aws.s3;

import io.backgrid.aws.parquet.BarsFile;
import io.backgrid.aws.parquet.ParquetMedia;
import io.backgrid.engine.bars.Bars;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.port.BarStore;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;

/// Price series as Parquet, `<tenant>/data/<name>/<SHA-256 of the bars>.parquet`.
public final class S3BarStore implements BarStore {
    private final Bucket bucket;

    public S3BarStore(S3Client client, String bucket) {
        this.bucket = new Bucket(client, bucket, "the store of price series");
    }

    @Override
    public void put(TenantId owner, DatasetName name, Interval interval, Bars bars) {
        String sha256 = bars.sha256();
        bucket.put(key(owner, name, sha256), BarsFile.write(bars, interval, sha256), ParquetMedia.TYPE);
    }

    @Override
    public Optional<Bars> get(TenantId owner, DatasetName name, String sha256) {
        String key = key(owner, name, sha256);
        return bucket.get(key).map(file -> {
            Bars bars = BarsFile.read(file);
            String actual = bars.sha256();
            if (!actual.equals(sha256)) {
                throw new IllegalStateException(key + " holds bars with the hash " + actual
                        + ": the object was replaced or damaged; upload the data set again");
            }
            return bars;
        });
    }

    @Override
    public boolean has(TenantId owner, DatasetName name, String sha256) {
        return bucket.size(key(owner, name, sha256)).isPresent();
    }

    @Override
    public void delete(TenantId owner, DatasetName name) {
        bucket.deleteAll(folder(owner, name));
    }

    private static String key(TenantId owner, DatasetName name, String sha256) {
        return folder(owner, name) + sha256 + ".parquet";
    }

    /// With the slash at the end, so that `aapl` is not the beginning of `aapl2`.
    private static String folder(TenantId owner, DatasetName name) {
        return owner + "/data/" + name + "/";
    }
}
