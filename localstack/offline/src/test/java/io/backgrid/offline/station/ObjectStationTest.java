package io.backgrid.offline.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.offline.loopback.PortTakenException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;
import software.amazon.awssdk.services.s3.model.S3Object;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

final class ObjectStationTest {

    private static final String KEY = "local/jobs/Ünïcode key.parquet";

    @TempDir
    Path folder;

    @Test
    void objectsTheirTypeAndTheirMetadataSurviveARestart() {
        byte[] bytes = new byte[1_500_000];
        new Random(7).nextBytes(bytes);
        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = LocalClients.s3(station.endpoint())) {
            Provisioning.buckets(s3, List.of("data-bucket", "results-bucket"));
            s3.putObject(
                    put -> put.bucket("data-bucket")
                            .key(KEY)
                            .contentType("application/vnd.apache.parquet")
                            .metadata(Map.of("sha256", "abc")),
                    RequestBody.fromBytes(bytes));
        }

        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = LocalClients.s3(station.endpoint())) {
            Provisioning.buckets(s3, List.of("data-bucket", "results-bucket"));
            GetObjectResponse kept =
                    s3.getObject(get -> get.bucket("data-bucket").key(KEY), (response, body) -> {
                        assertThat(body.readAllBytes()).isEqualTo(bytes);
                        return response;
                    });
            assertThat(kept.contentType()).isEqualTo("application/vnd.apache.parquet");
            assertThat(kept.metadata()).containsEntry("sha256", "abc");
            assertThat(s3.listObjectsV2(list -> list.bucket("data-bucket").prefix("local/"))
                            .contents())
                    .extracting(S3Object::key)
                    .containsExactly(KEY);
            s3.deleteObject(delete -> delete.bucket("data-bucket").key(KEY));
            assertThatThrownBy(() ->
                            s3.headObject(head -> head.bucket("data-bucket").key(KEY)))
                    .isInstanceOf(NoSuchKeyException.class);
        }
    }

    @Test
    void presignedUrlsPutAndGet() throws Exception {
        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = LocalClients.s3(station.endpoint());
                HttpClient http = HttpClient.newHttpClient()) {
            Provisioning.buckets(s3, List.of("data-bucket"));
            byte[] bytes = "date,open\n2014-01-02,19.8\n".getBytes(StandardCharsets.UTF_8);

            HttpResponse<byte[]> put = http.send(
                    HttpRequest.newBuilder(presignedPut(station.endpoint()))
                            .header("Content-Type", "text/csv")
                            .PUT(BodyPublishers.ofByteArray(bytes))
                            .build(),
                    BodyHandlers.ofByteArray());
            HttpResponse<byte[]> get = fetch(http, presignedGet(station.endpoint(), Duration.ofMinutes(5)));

            assertThat(put.statusCode()).isEqualTo(200);
            assertThat(get.statusCode()).isEqualTo(200);
            assertThat(get.body()).isEqualTo(bytes);
            assertThat(get.headers().firstValue("Content-Type")).contains("text/csv");
        }
    }

    @Test
    void aChangedOrUnsignedUrlIsRefused() throws Exception {
        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = LocalClients.s3(station.endpoint());
                HttpClient http = HttpClient.newHttpClient()) {
            Provisioning.buckets(s3, List.of("data-bucket"));
            s3.putObject(put -> put.bucket("data-bucket").key(KEY), RequestBody.fromString("mine"));
            s3.putObject(put -> put.bucket("data-bucket").key("other"), RequestBody.fromString("theirs"));
            String good =
                    presignedGet(station.endpoint(), Duration.ofMinutes(5)).toString();

            String otherKey = good.replaceFirst("/data-bucket/[^?]*", "/data-bucket/other");
            String otherSignature = good.replaceFirst("X-Amz-Signature=....", "X-Amz-Signature=0000");
            String longerLife = good.replace("X-Amz-Expires=300", "X-Amz-Expires=900");
            String unsigned = good.substring(0, good.indexOf('?'));

            assertThat(List.of(otherKey, otherSignature, longerLife, unsigned)).doesNotContain(good);
            for (String bad : List.of(otherKey, otherSignature, longerLife, unsigned)) {
                assertThat(fetch(http, URI.create(bad)).statusCode()).as(bad).isEqualTo(403);
            }
            assertThat(fetch(http, URI.create(good)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void anExpiredUrlIsRefused() throws Exception {
        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = LocalClients.s3(station.endpoint());
                HttpClient http = HttpClient.newHttpClient()) {
            Provisioning.buckets(s3, List.of("data-bucket"));
            s3.putObject(put -> put.bucket("data-bucket").key(KEY), RequestBody.fromString("mine"));
            URI url = presignedGet(station.endpoint(), Duration.ofSeconds(1));

            Thread.sleep(2_100);

            assertThat(fetch(http, url).statusCode()).isEqualTo(403);
        }
    }

    @Test
    void foreignCredentialsAreRefused() {
        try (ObjectStation station = ObjectStation.start(folder, 0);
                S3Client s3 = S3Client.builder()
                        .endpointOverride(station.endpoint())
                        .forcePathStyle(true)
                        .region(LocalClients.REGION)
                        .credentialsProvider(() -> software.amazon.awssdk.auth.credentials.AwsBasicCredentials.create(
                                LocalClients.ACCESS_KEY, "guess"))
                        .httpClientBuilder(software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient.builder())
                        .build()) {
            assertThatThrownBy(s3::listBuckets)
                    .isInstanceOfSatisfying(
                            S3Exception.class,
                            refused -> assertThat(refused.statusCode()).isEqualTo(403));
        }
    }

    @Test
    void aTakenPortIsNamed() {
        try (ObjectStation station = ObjectStation.start(folder, 0)) {
            int port = station.endpoint().getPort();
            assertThatThrownBy(() -> ObjectStation.start(folder, port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining(Integer.toString(port));
        }
    }

    private static URI presignedGet(URI endpoint, Duration life) {
        try (S3Presigner presigner = LocalClients.presigner(endpoint)) {
            return URI.create(presigner
                    .presignGetObject(presign -> presign.signatureDuration(life)
                            .getObjectRequest(get -> get.bucket("data-bucket").key(KEY)))
                    .url()
                    .toString());
        }
    }

    private static URI presignedPut(URI endpoint) {
        try (S3Presigner presigner = LocalClients.presigner(endpoint)) {
            return URI.create(presigner
                    .presignPutObject(presign -> presign.signatureDuration(Duration.ofMinutes(5))
                            .putObjectRequest(
                                    put -> put.bucket("data-bucket").key(KEY).contentType("text/csv")))
                    .url()
                    .toString());
        }
    }

    private static HttpResponse<byte[]> fetch(HttpClient http, URI url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(url).build(), BodyHandlers.ofByteArray());
    }
}
