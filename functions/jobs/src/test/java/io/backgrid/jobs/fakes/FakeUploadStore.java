package io.backgrid.jobs.fakes;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.UploadStore;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Uploaded files in memory.
public final class FakeUploadStore implements UploadStore {
    private final Steps steps;
    private final Map<Key, byte[]> files = new HashMap<>();
    private final Map<Key, Long> claimed = new HashMap<>();

    private record Key(TenantId tenant, String uploadId) {}

    public FakeUploadStore(Steps steps) {
        this.steps = steps;
    }

    /// What a client does with the address it was given.
    public void upload(TenantId tenant, String uploadId, byte[] file) {
        files.put(new Key(tenant, uploadId), file.clone());
    }

    /// As [#upload], with a size that nobody has to send.
    public void uploadOfSize(TenantId tenant, String uploadId, long size) {
        upload(tenant, uploadId, new byte[0]);
        claimed.put(new Key(tenant, uploadId), size);
    }

    @Override
    public URI uploadUrl(TenantId tenant, String uploadId, Duration valid) {
        return URI.create("https://uploads.example/" + tenant + "/" + uploadId + "?for=" + valid.toSeconds());
    }

    @Override
    public Optional<Long> size(TenantId tenant, String uploadId) {
        Key key = new Key(tenant, uploadId);
        return steps.step(
                "uploads.size",
                () -> Optional.ofNullable(files.get(key)).map(file -> claimed.getOrDefault(key, (long) file.length)));
    }

    @Override
    public Optional<byte[]> read(TenantId tenant, String uploadId) {
        return steps.step(
                "uploads.read",
                () -> Optional.ofNullable(files.get(new Key(tenant, uploadId))).map(byte[]::clone));
    }

    @Override
    public void delete(TenantId tenant, String uploadId) {
        steps.act("uploads.delete", () -> {
            files.remove(new Key(tenant, uploadId));
        });
    }

    /// How many files wait.
    public int size() {
        return files.size();
    }
}
