package io.backgrid.jobs.life;

import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.InvalidDatasetException;
import io.backgrid.jobs.port.UploadStore;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// Data sets too large for one request: the client puts the file at an address of its own, then asks for it to be
/// checked and admitted.
public final class Uploads {
    /// The largest file that is admitted, in bytes; it holds a million bars.
    public static final long MAX_BYTES = 96L << 20;

    private static final Duration VALID = Duration.ofMinutes(15);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{32}");

    private final UploadStore uploads;
    private final DatasetEditor editor;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();

    /// Where to put a file.
    ///
    /// @param id        names the upload in the later commit
    /// @param url       takes one `PUT`
    /// @param expiresAt when `url` ends
    public record Ticket(String id, URI url, Instant expiresAt) {}

    public Uploads(UploadStore uploads, DatasetEditor editor, InstantSource clock) {
        this.uploads = uploads;
        this.editor = editor;
        this.clock = clock;
    }

    /// Opens an upload for a data set of that name.
    ///
    /// @throws SampleNameException when a sample has that name
    public Ticket open(TenantId tenant, DatasetName name) {
        DatasetEditor.refuseSample(name);
        byte[] bits = new byte[16];
        random.nextBytes(bits);
        String id = HexFormat.of().formatHex(bits);
        return new Ticket(
                id, uploads.uploadUrl(tenant, id, VALID), clock.instant().plus(VALID));
    }

    /// Checks what was uploaded and admits it as a data set; what was refused can be put and committed again.
    ///
    /// @return the data set, or empty when nothing was uploaded under that id
    /// @throws InvalidDatasetException with the line and the reason
    /// @throws UploadTooLargeException when the file has more than [#MAX_BYTES]
    /// @throws SampleNameException     when a sample has that name
    public Optional<Dataset> commit(TenantId tenant, DatasetName name, String uploadId) {
        if (!ID.matcher(uploadId).matches()) {
            return Optional.empty();
        }
        Optional<Long> size = uploads.size(tenant, uploadId);
        if (size.isPresent() && size.get() > MAX_BYTES) {
            throw new UploadTooLargeException(size.get());
        }
        Optional<Dataset> dataset =
                size.flatMap(_ -> uploads.read(tenant, uploadId)).map(csv -> editor.put(tenant, name, csv));
        if (dataset.isPresent()) {
            uploads.delete(tenant, uploadId);
        }
        return dataset;
    }
}
