package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.engine.trial.RowDetail;
import io.backgrid.engine.trial.TrialMetric;
import io.backgrid.engine.trial.TrialRows;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.PartStore;
import io.backgrid.jobs.port.SweepResultStore;
import io.backgrid.jobs.request.Sha256;
import io.backgrid.jobs.sweep.HeatMap;
import io.backgrid.jobs.sweep.Part;
import io.backgrid.jobs.sweep.PartAddress;
import io.backgrid.jobs.sweep.Sweep;
import io.backgrid.jobs.sweep.SweepRef;
import io.backgrid.jobs.sweep.TrialLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

/// Parts and what else a sweep stores, on S3.
class SweepFilesOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final PartAddress ADDRESS = new PartAddress(SampleSweeps.SHA256);
    private static final byte[] NONSENSE = "nonsense".getBytes(StandardCharsets.UTF_8);

    @TempDir
    static Path folder;

    private static Wire wire;
    private static PartStore parts;
    private static SweepResultStore results;
    private static S3Client s3;

    private final Sweep sweep = SampleSweeps.sweep(SampleJobs.tenant(), NOW);
    private final SweepRef other = SampleSweeps.ref(sweep.ref().tenant());
    private final SweepRef stranger = SampleSweeps.ref(SampleJobs.tenant());
    private final TrialLayout layout = TrialLayout.of(sweep.request());
    private final TrialRows rows = io.backgrid.engine.sweep.Sweep.of(
                    sweep.request().grid(), SampleJobs.BARS)
            .rows(0, 6, RowDetail.WHOLE, 1);

    @BeforeAll
    static void start() {
        wire = Wire.s3(folder);
        parts = wire.stores(InstantSource.system()).parts();
        results = wire.stores(InstantSource.system()).sweepResults();
        s3 = wire.clients().s3();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void aPartIsFoundAndReadAsItWasStored() {
        assertThat(parts.find(sweep.ref(), ADDRESS)).isEmpty();
        Part part = stored();

        assertThat(part.rows()).isEqualTo(6);
        assertThat(part.computedFor()).isEqualTo(sweep.ref().id().value());
        assertThat(parts.find(sweep.ref(), ADDRESS)).contains(part);
        TrialRows read = parts.read(sweep.ref(), part).orElseThrow();
        for (int row = 0; row < 6; row++) {
            assertThat(read.trial(row)).isEqualTo(row);
            for (TrialMetric metric : TrialMetric.values()) {
                assertThat(read.value(metric, row)).isEqualTo(rows.value(metric, row));
                assertThat(read.undefined(metric, row)).isEqualTo(rows.undefined(metric, row));
            }
        }
    }

    @Test
    void aPartStoredAgainIsTheSameBytes() {
        stored();
        Map<String, String> first = files(sweep.ref().tenant());

        stored();

        assertThat(files(sweep.ref().tenant())).isEqualTo(first).hasSize(4);
    }

    @Test
    void anotherSweepOfTheTenantAdoptsAPartAndNoOtherTenantDoes() {
        Part part = stored();

        assertThat(parts.find(other, ADDRESS)).isEmpty();
        assertThat(parts.adopt(other, ADDRESS)).contains(part);
        assertThat(parts.find(other, ADDRESS)).contains(part);
        assertThat(parts.read(other, part)).isPresent();
        assertThat(parts.adopt(stranger, ADDRESS)).isEmpty();
        assertThat(files(stranger.tenant())).isEmpty();

        // What was adopted stays when the sweep that computed it goes.
        results.delete(sweep.ref());
        assertThat(parts.read(other, part)).isPresent();
    }

    @Test
    void aPartWhoseHolderIsGoneIsNotAdopted() {
        stored();
        results.delete(sweep.ref());

        assertThat(parts.adopt(other, ADDRESS)).isEmpty();
        assertThat(parts.find(other, ADDRESS)).isEmpty();
    }

    @Test
    void aSweepThatLostItsReceiptTakesItsPartBackAsItIs() {
        Part part = stored();
        damage(key("receipt.json"));
        Map<String, String> files = files(sweep.ref().tenant());
        assertThat(parts.find(sweep.ref(), ADDRESS)).isEmpty();

        assertThat(parts.adopt(sweep.ref(), ADDRESS)).contains(part);

        assertThat(parts.read(sweep.ref(), part)).isPresent();
        assertThat(files(sweep.ref().tenant())).hasSize(files.size());
    }

    @Test
    void aSharedReceiptThatIsDamagedOrOfAnotherPartIsNone() {
        stored();
        String shared = sweep.ref().tenant() + "/parts/" + ADDRESS.sha256() + ".json";
        String receipt =
                s3.getObjectAsBytes(get -> get.bucket("results").key(shared)).asUtf8String();

        for (String damaged : List.of("", "null", "{}", receipt.replace("computed_for", "x"), "{\"address\":")) {
            put(shared, damaged.getBytes(StandardCharsets.UTF_8));
            assertThat(parts.adopt(other, ADDRESS)).as(damaged).isEmpty();
        }
        put(shared, receipt.replace("0123", "3210").getBytes(StandardCharsets.UTF_8));
        assertThat(parts.adopt(other, ADDRESS)).isEmpty();
    }

    @Test
    void aFileThatIsMissingOrChangedIsNoticedWhenItIsRead() {
        for (String file : List.of("trials.parquet", "blocks.parquet")) {
            Part part = stored();
            byte[] whole = s3.getObjectAsBytes(get -> get.bucket("results").key(key(file)))
                    .asByteArray();
            byte[] changed = whole.clone();
            changed[changed.length / 2] ^= 1;
            put(key(file), changed);
            assertThat(parts.read(sweep.ref(), part)).as("changed " + file).isEmpty();
            put(key(file), whole);
            assertThat(parts.read(sweep.ref(), part)).isPresent();
            s3.deleteObject(delete -> delete.bucket("results").key(key(file)));
            assertThat(parts.read(sweep.ref(), part)).as("without " + file).isEmpty();
        }
    }

    @Test
    void aReceiptThatTellsAnotherNumberOfRowsIsNoticed() {
        Part part = stored();
        Part changed = new Part(
                ADDRESS,
                part.computedFor(),
                5,
                part.gigabyteSeconds(),
                part.trialsBytes(),
                part.trialsSha256(),
                part.blocksBytes(),
                part.blocksSha256());

        assertThat(parts.read(sweep.ref(), changed)).isEmpty();
    }

    @Test
    void aPartThatWasStruckIsFoundByNobody() {
        stored();
        parts.strike(sweep.ref(), ADDRESS);

        assertThat(parts.find(sweep.ref(), ADDRESS)).isEmpty();
        assertThat(parts.adopt(sweep.ref(), ADDRESS)).isEmpty();
        assertThat(parts.adopt(other, ADDRESS)).isEmpty();
        parts.strike(sweep.ref(), ADDRESS);
    }

    @Test
    void aForgottenPartIsStillItsSweeps() {
        Part part = stored();
        parts.forget(stranger.tenant(), List.of(ADDRESS));
        assertThat(parts.adopt(other, ADDRESS)).contains(part);

        parts.forget(sweep.ref().tenant(), List.of(ADDRESS, new PartAddress("f".repeat(64))));

        assertThat(parts.adopt(SampleSweeps.ref(sweep.ref().tenant()), ADDRESS)).isEmpty();
        assertThat(parts.find(sweep.ref(), ADDRESS)).contains(part);
    }

    @Test
    void ofADiscardedPartNothingIsLeft() {
        stored();

        parts.discard(sweep.ref(), ADDRESS);

        assertThat(files(sweep.ref().tenant())).isEmpty();
    }

    @Test
    void allThatASweepStoredIsReadBackAndChangesAreNoticed() {
        byte[] manifest = "[]".getBytes(StandardCharsets.UTF_8);
        SweepResultStore.ObjectPlace place = results.putManifest(sweep.ref(), manifest);
        assertThat(place).isEqualTo(new SweepResultStore.ObjectPlace("results", prefix() + "manifest.json"));
        assertThat(results.manifest(sweep.ref())).contains(manifest);
        assertThat(results.manifest(other)).isEmpty();

        String index = results.putIndex(sweep.ref(), layout, rows);
        TrialRows read = results.index(sweep.ref(), index).orElseThrow();
        assertThat(read.size()).isEqualTo(6);
        assertThat(read.value(TrialMetric.SHARPE, 5)).isEqualTo(rows.value(TrialMetric.SHARPE, 5));
        damage(prefix() + "index.parquet");
        assertThat(results.index(sweep.ref(), index)).isEmpty();

        HeatMap map = map();
        String hash = results.putHeatMap(sweep.ref(), layout, map);
        HeatMap readMap = results.heatMap(sweep.ref(), layout, 0, 1, hash).orElseThrow();
        assertThat(readMap.best(TrialMetric.SHARPE, 2, 1)).isEqualTo(map.best(TrialMetric.SHARPE, 2, 1));
        assertThat(readMap.best(TrialMetric.TRADES, 0, 0)).isNaN();
        damage(prefix() + "heatmaps/0-1.parquet");
        assertThat(results.heatMap(sweep.ref(), layout, 0, 1, hash)).isEmpty();
        assertThat(results.heatMap(other, layout, 0, 1, hash)).isEmpty();
    }

    @Test
    void deletingTakesTwelveHundredObjectsAndNoneOfAnotherSweep() throws Exception {
        for (int number = 0; number < 1_200; number++) {
            lay(prefix() + "curves/" + number + ".parquet");
        }
        results.putManifest(other, NONSENSE);
        assertThat(objects(sweep.ref().tenant())).hasSize(1_201);

        results.delete(sweep.ref());

        assertThat(files(sweep.ref().tenant()).keySet())
                .containsExactly(other.tenant() + "/sweeps/" + other.id() + "/manifest.json");
        results.delete(sweep.ref());
    }

    /// NaN but for the Sharpe ratios, which are 0 to 5.
    private HeatMap map() {
        double[][] best = new double[TrialMetric.values().length][6];
        for (TrialMetric metric : TrialMetric.values()) {
            for (int cell = 0; cell < 6; cell++) {
                best[metric.compareTo(TrialMetric.TRADES)][cell] = metric == TrialMetric.SHARPE ? cell : Double.NaN;
            }
        }
        return new HeatMap(0, 1, 3, 2, best);
    }

    private Part stored() {
        PartStore.Writer writer = parts.writer(layout);
        writer.add(rows, 0);
        return parts.put(sweep.ref(), ADDRESS, writer, 0.5);
    }

    private String prefix() {
        return sweep.ref().tenant() + "/sweeps/" + sweep.ref().id() + "/";
    }

    private String key(String file) {
        return prefix() + "parts/" + ADDRESS.sha256() + "/" + file;
    }

    /// Puts nonsense past the protocol, over which so many objects take 16 s.
    void lay(String key) throws Exception {
        Path file = folder.resolve("results").resolve(key);
        Files.createDirectories(file.resolveSibling(""));
        Files.write(file, NONSENSE);
    }

    static void damage(String key) {
        put(key, NONSENSE);
    }

    private static void put(String key, byte[] content) {
        s3.putObject(put -> put.bucket("results").key(key), RequestBody.fromBytes(content));
    }

    /// The hash of each object of a tenant.
    private static Map<String, String> files(TenantId tenant) {
        Map<String, String> files = new TreeMap<>();
        for (String key : objects(tenant)) {
            files.put(
                    key,
                    Sha256.hex(s3.getObjectAsBytes(get -> get.bucket("results").key(key))
                            .asByteArray()));
        }
        return files;
    }

    private static List<String> objects(TenantId tenant) {
        return s3.listObjectsV2Paginator(list -> list.bucket("results").prefix(tenant + "/")).contents().stream()
                .map(S3Object::key)
                .toList();
    }
}
