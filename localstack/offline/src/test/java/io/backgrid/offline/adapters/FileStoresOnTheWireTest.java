package io.backgrid.offline.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.aws.Setting;
import io.backgrid.engine.bars.Bars;
import io.backgrid.engine.result.BacktestResult;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.dataset.Interval;
import io.backgrid.jobs.port.BarStore;
import io.backgrid.jobs.port.ResultStore;
import io.backgrid.jobs.port.StoreUnavailableException;
import io.backgrid.jobs.port.UploadStore;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.S3Object;

class FileStoresOnTheWireTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final Duration VALID = Duration.ofMinutes(5);

    @TempDir
    static Path folder;

    private static Wire wire;
    private static ResultStore results;
    private static BarStore series;
    private static UploadStore uploads;

    @BeforeAll
    static void start() {
        wire = Wire.s3(folder);
        results = wire.stores(InstantSource.system()).results();
        series = wire.stores(InstantSource.system()).bars();
        uploads = wire.stores(InstantSource.system()).uploads();
    }

    @AfterAll
    static void stop() {
        wire.close();
    }

    @Test
    void aResultIsReadBackWholeUnderKeysThatBeginWithTheTenant() {
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);
        BacktestResult result = SampleJobs.result(job);

        results.put(job, result, SampleJobs.DATA.sha256());

        String folderOfJob = job.ref().tenant() + "/jobs/" + job.ref().id();
        assertThat(keys("results", folderOfJob))
                .containsExactly(folderOfJob + "/curve.parquet", folderOfJob + "/trades.parquet");
        BacktestResult read = new BacktestResult(
                results.curve(job.ref()).orElseThrow(),
                results.trades(job.ref()).orElseThrow(),
                result.metrics());
        assertThat(read.sha256()).isEqualTo(result.sha256());
    }

    @Test
    void aResultStoredTwiceIsTheSameBytes() throws Exception {
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);
        results.put(job, SampleJobs.result(job), SampleJobs.DATA.sha256());
        byte[] first = get(results.curveUrl(job.ref(), VALID)).body();

        results.put(job, SampleJobs.result(job), SampleJobs.DATA.sha256());

        assertThat(get(results.curveUrl(job.ref(), VALID)).body()).isEqualTo(first);
    }

    @Test
    void whoHasTheAddressReadsTheCurveAndNothingElse() throws Exception {
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);
        results.put(job, SampleJobs.result(job), SampleJobs.DATA.sha256());
        URI address = results.curveUrl(job.ref(), VALID);

        HttpResponse<byte[]> answer = get(address);
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(new String(answer.body(), 0, 4, StandardCharsets.US_ASCII)).isEqualTo("PAR1");
        assertThat(answer.headers().firstValue("content-type")).contains("application/vnd.apache.parquet");
        assertThat(get(URI.create(address.toString().replace("curve.parquet", "trades.parquet")))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotThereIsEmptyAndDeletingItIsNoError() {
        JobRef nobody = SampleJobs.job(SampleJobs.tenant(), NOW).ref();

        assertThat(results.curve(nobody)).isEmpty();
        assertThat(results.trades(nobody)).isEmpty();
        results.delete(nobody);
        assertThat(series.get(nobody.tenant(), SampleJobs.AAPL, "a".repeat(64))).isEmpty();
        series.delete(nobody.tenant(), SampleJobs.AAPL);
        assertThat(uploads.size(nobody.tenant(), "u1")).isEmpty();
        assertThat(uploads.read(nobody.tenant(), "u1")).isEmpty();
        uploads.delete(nobody.tenant(), "u1");
    }

    @Test
    void aDeletedResultIsGone() {
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);
        results.put(job, SampleJobs.result(job), SampleJobs.DATA.sha256());

        results.delete(job.ref());

        assertThat(keys("results", job.ref().tenant() + "/")).isEmpty();
        assertThat(results.curve(job.ref())).isEmpty();
    }

    @Test
    void aSeriesIsFoundByItsContent() {
        TenantId tenant = SampleJobs.tenant();
        series.put(tenant, SampleJobs.AAPL, Interval.ONE_DAY, SampleJobs.BARS);

        Optional<Bars> read = series.get(tenant, SampleJobs.AAPL, SampleJobs.DATA.sha256());

        assertThat(read.map(Bars::sha256)).contains(SampleJobs.BARS.sha256());
        assertThat(series.has(tenant, SampleJobs.AAPL, SampleJobs.DATA.sha256()))
                .isTrue();
        series.delete(tenant, SampleJobs.AAPL);
        assertThat(series.has(tenant, SampleJobs.AAPL, SampleJobs.DATA.sha256()))
                .isFalse();
        assertThat(series.get(SampleJobs.tenant(), SampleJobs.AAPL, SampleJobs.DATA.sha256()))
                .isEmpty();
    }

    @Test
    void bytesThatAreNotTheirAddressAreRefused() {
        TenantId tenant = SampleJobs.tenant();
        series.put(tenant, SampleJobs.AAPL, Interval.ONE_DAY, SampleJobs.BARS);
        String other = "0".repeat(64);
        String folderOfSeries = tenant + "/data/AAPL/";
        wire.clients()
                .s3()
                .copyObject(copy -> copy.sourceBucket("series")
                        .sourceKey(folderOfSeries + SampleJobs.DATA.sha256() + ".parquet")
                        .destinationBucket("series")
                        .destinationKey(folderOfSeries + other + ".parquet"));

        assertThatThrownBy(() -> series.get(tenant, SampleJobs.AAPL, other))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("holds bars with the hash " + SampleJobs.DATA.sha256());
    }

    @Test
    void deletingASeriesTakesAllItsContentsAndNoNamesake() {
        TenantId tenant = SampleJobs.tenant();
        Bars shorter = SampleJobs.BARS.between(0, SampleJobs.BARS.time(99)).orElseThrow();
        DatasetName longer = new DatasetName("AAPL2");
        series.put(tenant, SampleJobs.AAPL, Interval.ONE_DAY, SampleJobs.BARS);
        series.put(tenant, SampleJobs.AAPL, Interval.ONE_DAY, shorter);
        series.put(tenant, longer, Interval.ONE_DAY, shorter);

        series.delete(tenant, SampleJobs.AAPL);

        assertThat(keys("series", tenant + "/"))
                .containsExactly(tenant + "/data/AAPL2/" + shorter.sha256() + ".parquet");
    }

    @Test
    void aClientPutsAFileWithNothingButTheAddress() throws Exception {
        TenantId tenant = SampleJobs.tenant();
        byte[] csv = "date,open,high,low,close,volume\n".getBytes(StandardCharsets.UTF_8);

        HttpRequest put = HttpRequest.newBuilder(uploads.uploadUrl(tenant, "u1", VALID))
                .PUT(HttpRequest.BodyPublishers.ofByteArray(csv))
                .build();
        assertThat(send(put).statusCode()).isEqualTo(200);

        assertThat(uploads.size(tenant, "u1")).contains((long) csv.length);
        assertThat(uploads.read(tenant, "u1"))
                .hasValueSatisfying(read -> assertThat(read).isEqualTo(csv));
        assertThat(uploads.size(SampleJobs.tenant(), "u1")).isEmpty();
        uploads.delete(tenant, "u1");
        assertThat(uploads.size(tenant, "u1")).isEmpty();
    }

    @Test
    void aBucketThatIsNotThereIsTakenForOneThatIsNotThereYet() {
        ResultStore absent =
                wire.storesWith(Setting.RESULTS_BUCKET, "another-bucket").results();
        Job job = SampleJobs.job(SampleJobs.tenant(), NOW);

        assertThatThrownBy(() -> absent.put(job, SampleJobs.result(job), "a"))
                .isInstanceOf(StoreUnavailableException.class)
                .hasMessage("the store of results is not available right now");
    }

    private static List<String> keys(String bucket, String prefix) {
        S3Client s3 = wire.clients().s3();
        return s3.listObjectsV2(list -> list.bucket(bucket).prefix(prefix)).contents().stream()
                .map(S3Object::key)
                .toList();
    }

    private static HttpResponse<byte[]> get(URI address) throws Exception {
        return send(HttpRequest.newBuilder(address).build());
    }

    private static HttpResponse<byte[]> send(HttpRequest request) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofByteArray());
        }
    }
}
