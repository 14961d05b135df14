package io.backgrid.aws.s3;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.UploadStore;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Files that clients put by themselves, as `<tenant>/<upload id>`.
public final class S3UploadStore implements UploadStore {
    private final Bucket bucket;
    private final Supplier<S3Presigner> presigner;

    /// Uploads in `bucket`.
    ///
    /// @param presigner asked for when the first address is
    public S3UploadStore(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
        this.bucket = new Bucket(client, bucket, "the store of uploads");
        this.presigner = presigner;
    }

    @Override
    public URI uploadUrl(TenantId tenant, String uploadId, Duration valid) {
        return bucket.urlToPut(presigner.get(), key(tenant, uploadId), valid);
    }

    @Override
    public Optional<Long> size(TenantId tenant, String uploadId) {
        return bucket.size(key(tenant, uploadId));
    }

    @Override
    public Optional<byte[]> read(TenantId tenant, String uploadId) {
        return bucket.get(key(tenant, uploadId));
    }

    @Override
    public void delete(TenantId tenant, String uploadId) {
        bucket.delete(key(tenant, uploadId));
    }

    private static String key(TenantId tenant, String uploadId) {
        return tenant + "/" + uploadId;
    }
}
