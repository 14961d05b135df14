package io.backgrid.offline.bridge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.station.LocalClients;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

/// On 127.0.0.2 in place of Docker's bridge.
class ContainerAccessTest {
    private static final int MORE_THAN_BUFFERS_HOLD = 5_000_000;

    @TempDir
    private Path data;

    @BeforeEach
    void requireASecondLoopbackAddress() {
        assumeThat(System.getProperty("os.name")).startsWith("Linux");
    }

    private OfflineStack start() throws Exception {
        InetAddress second = InetAddress.getByAddress(new byte[] {127, 0, 0, 2});
        return OfflineStack.start(StackOptions.in(data).withContainers(second));
    }

    private JsonNode variables() throws Exception {
        return JsonMapper.builder()
                .build()
                .readTree(data.resolve("functions.json").toFile())
                .path("Parameters");
    }

    private static URI endpoint(JsonNode variables, String service) {
        return URI.create(variables.path("AWS_ENDPOINT_URL_" + service).textValue());
    }

    @Test
    void theStoresAnswerOnTheAddressThatFunctionsAreTold() throws Exception {
        try (OfflineStack _ = start()) {
            JsonNode variables = variables();
            try (DynamoDbClient dynamo = LocalClients.dynamo(endpoint(variables, "DYNAMODB"));
                    S3Client s3 = LocalClients.s3(endpoint(variables, "S3"));
                    SqsClient sqs = LocalClients.sqs(endpoint(variables, "SQS"))) {
                String bucket = variables.path("BACKGRID_RESULTS_BUCKET").textValue();
                s3.putObject(
                        put -> put.bucket(bucket).key("large"),
                        RequestBody.fromBytes(new byte[MORE_THAN_BUFFERS_HOLD]));

                assertThat(endpoint(variables, "S3").getHost()).isEqualTo("127.0.0.2");
                assertThat(s3.getObjectAsBytes(get -> get.bucket(bucket).key("large"))
                                .asByteArray())
                        .hasSize(MORE_THAN_BUFFERS_HOLD);
                assertThat(dynamo.listTables().tableNames())
                        .contains(variables.path("BACKGRID_TABLE").textValue());
                assertThat(sqs.getQueueAttributes(get -> get.queueUrl(
                                        variables.path("BACKGRID_QUEUE_URL").textValue()))
                                .sdkHttpResponse()
                                .isSuccessful())
                        .isTrue();
            }
        }
    }

    @Test
    void afterTheStackHasEndedNothingAnswersThere() throws Exception {
        URI s3;
        try (OfflineStack _ = start()) {
            s3 = endpoint(variables(), "S3");
        }

        assertThat(data.resolve("functions.json")).doesNotExist();
        try (S3Client client = LocalClients.s3(s3)) {
            assertThatThrownBy(client::listBuckets).isInstanceOf(SdkClientException.class);
        }
    }

    @Test
    void withoutTheOptionThereIsNoSecondAddress() throws Exception {
        try (OfflineStack _ = OfflineStack.start(StackOptions.in(data))) {
            assertThat(Files.exists(data.resolve("functions.json"))).isFalse();
        }
    }
}
