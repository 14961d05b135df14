package io.backgrid.aws.s3;

import io.backgrid.aws.parquet.BlocksWriter;
import io.backgrid.aws.parquet.ParquetMedia;
import io.backgrid.aws.parquet.TrialsFile;
import io.backgrid.aws.parquet.TrialsWriter;
import io.backgrid.engine.EngineVersion;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.engine.trial.TrialStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/// Parts as Parquet, `<tenant>/sweeps/<sweep id>/parts/<address>/` with `trials.parquet`, `blocks.parquet` and, written
/// last, `receipt.json`. The receipt stands in `<tenant>/parts/<address>.json` too, by which other sweeps find it, and
/// this one if it was interrupted before it had written its own.
public final class S3PartStore implements PartStore {
    private static final String TRIALS = "trials.parquet";
    private static final String BLOCKS = "blocks.parquet";
    private static final String RECEIPT = "receipt.json";
    private static final String JSON = "application/json";

    private final Bucket bucket;
    private final Supplier<S3Presigner> presigner;

    /// Parts in `bucket`.
    ///
    /// @param presigner asked for when the first address is
    public S3PartStore(S3Client client, Supplier<S3Presigner> presigner, String bucket) {
        this.bucket = new Bucket(client, bucket, "the store of results");
        this.presigner = presigner;
    }

    @Override
    public Optional<Part> find(SweepRef sweep, PartAddress address) {
        return receipt(key(sweep, address, RECEIPT), address).map(PartReceipt::part);
    }

    @Override
    public Optional<Part> adopt(SweepRef sweep, PartAddress address) {
        Optional<PartReceipt> shared = receipt(sharedKey(sweep.tenant(), address), address);
        if (shared.isEmpty()) {
            return Optional.empty();
        }
        String holder = shared.get().holder();
        // What this sweep holds itself lies where it should; S3 refuses to copy an object onto itself.
        if (!holder.equals(sweep.id().value()) && !isCopied(sweep, address, holder)) {
            return Optional.empty();
        }
        Part part = shared.get().part();
        bucket.put(
                key(sweep, address, RECEIPT), new PartReceipt(part, sweep.id().value()).write(), JSON);
        return Optional.of(part);
    }

    private boolean isCopied(SweepRef sweep, PartAddress address, String holder) {
        String from = folder(sweep.tenant(), holder, address);
        return bucket.copy(from + TRIALS, key(sweep, address, TRIALS))
                && bucket.copy(from + BLOCKS, key(sweep, address, BLOCKS));
    }

    /// A receipt that is damaged or of another part is as good as none.
    private Optional<PartReceipt> receipt(String key, PartAddress address) {
        try {
            return bucket.get(key)
                    .map(PartReceipt::read)
                    .filter(receipt -> receipt.part().address().equals(address));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    @Override
    public Writer writer(TrialLayout layout) {
        return new FileWriter(layout);
    }

    @Override
    public Part put(SweepRef sweep, PartAddress address, Writer writer, double gigabyteSeconds) {
        if (!(writer instanceof FileWriter files)) {
            throw new IllegalArgumentException("the writer of a part must come from the store that it is put into");
        }
        Map<String, String> metadata = new TreeMap<>(
                Map.of("backgrid.engine_version", EngineVersion.VERSION, "backgrid.part", address.sha256()));
        byte[] trials = files.trials.finish(metadata);
        bucket.put(key(sweep, address, TRIALS), trials, ParquetMedia.TYPE);
        byte[] blocks = files.blocks.finish(metadata);
        bucket.put(key(sweep, address, BLOCKS), blocks, ParquetMedia.TYPE);
        Part part = new Part(
                address,
                sweep.id().value(),
                files.rows,
                gigabyteSeconds,
                trials.length,
                Sha256.hex(trials),
                blocks.length,
                Sha256.hex(blocks));
        byte[] receipt = new PartReceipt(part, sweep.id().value()).write();
        bucket.put(sharedKey(sweep.tenant(), address), receipt, JSON);
        bucket.put(key(sweep, address, RECEIPT), receipt, JSON);
        return part;
    }

    @Override
    public Optional<TrialRows> read(SweepRef sweep, Part part) {
        Optional<byte[]> trials = whole(key(sweep, part.address(), TRIALS), part.trialsSha256());
        Optional<byte[]> blocks = whole(key(sweep, part.address(), BLOCKS), part.blocksSha256());
        // A receipt has no hash of its own: one that was changed shows here.
        return blocks.isEmpty()
                ? Optional.empty()
                : trials.map(TrialsFile::read).filter(rows -> rows.size() == part.rows());
    }

    private Optional<byte[]> whole(String key, String sha256) {
        return bucket.get(key).filter(file -> Sha256.hex(file).equals(sha256));
    }

    @Override
    public void strike(SweepRef sweep, PartAddress address) {
        bucket.delete(sharedKey(sweep.tenant(), address));
        bucket.delete(key(sweep, address, RECEIPT));
    }

    @Override
    public void discard(SweepRef sweep, PartAddress address) {
        bucket.delete(List.of(
                sharedKey(sweep.tenant(), address),
                key(sweep, address, RECEIPT),
                key(sweep, address, TRIALS),
                key(sweep, address, BLOCKS)));
    }

    @Override
    public void forget(TenantId tenant, List<PartAddress> addresses) {
        bucket.delete(
                addresses.stream().map(address -> sharedKey(tenant, address)).toList());
    }

    @Override
    public URI trialsUrl(SweepRef sweep, PartAddress address, Duration valid) {
        return bucket.urlToGet(presigner.get(), key(sweep, address, TRIALS), valid);
    }

    @Override
    public URI blocksUrl(SweepRef sweep, PartAddress address, Duration valid) {
        return bucket.urlToGet(presigner.get(), key(sweep, address, BLOCKS), valid);
    }

    private static String key(SweepRef sweep, PartAddress address, String file) {
        return folder(sweep.tenant(), sweep.id().value(), address) + file;
    }

    private static String folder(TenantId tenant, String sweepId, PartAddress address) {
        return tenant + "/sweeps/" + sweepId + "/parts/" + address.sha256() + "/";
    }

    private static String sharedKey(TenantId tenant, PartAddress address) {
        return tenant + "/parts/" + address.sha256() + ".json";
    }

    /// Both files of a part, in memory.
    private static final class FileWriter implements Writer {
        private final TrialsWriter trials;
        private final BlocksWriter blocks = new BlocksWriter();
        private long rows;

        FileWriter(TrialLayout layout) {
            this.trials = new TrialsWriter(layout);
        }

        @Override
        public void add(TrialRows batch, long offset) {
            trials.add(batch, offset);
            blocks.add(batch, offset);
            for (int row = 0; row < batch.size(); row++) {
                if (batch.status(row) != TrialStatus.EXCLUDED) {
                    rows++;
                }
            }
        }

        @Override
        public long rows() {
            return rows;
        }
    }
}
