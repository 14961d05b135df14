package io.backgrid.jobs.port;

import io.backgrid.jobs.TenantId;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// A place where clients put large files by themselves. Every method may throw [StoreUnavailableException].
public interface UploadStore {

    /// An address to which one file can be `PUT` for a while.
    URI uploadUrl(TenantId tenant, String uploadId, Duration valid);

    /// Size in bytes of what was put there, or empty when nothing was.
    Optional<Long> size(TenantId tenant, String uploadId);

    /// What was put there, or empty when nothing was.
    Optional<byte[]> read(TenantId tenant, String uploadId);

    /// Deletes it; deleting what is not there is no error.
    void delete(TenantId tenant, String uploadId);
}
