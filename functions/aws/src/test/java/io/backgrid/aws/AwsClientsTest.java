package io.backgrid.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.jobs.TenantId;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AwsClientsTest {
    private static final URI NOWHERE = URI.create("http://127.0.0.1:9");

    @Test
    void eachClientIsMadeOnceAndSpeaksToItsEndpoint() {
        try (AwsClients clients =
                AwsClients.of(new Endpoints(NOWHERE, NOWHERE, NOWHERE, "us-east-1", "someone", "some-secret"))) {
            assertThat(clients.dynamo()).isSameAs(clients.dynamo());
            assertThat(clients.s3()).isSameAs(clients.s3());
            assertThat(clients.sqs()).isSameAs(clients.sqs());
            assertThat(clients.dynamo().serviceClientConfiguration().endpointOverride())
                    .contains(NOWHERE);
            assertThat(clients.sqs().serviceClientConfiguration().region().id()).isEqualTo("us-east-1");
        }
    }

    /// A header that is signed too would have to be sent too, and whoever holds the address does not know it.
    @Test
    void anUploadAddressNamesTheBucketInItsPathAndSignsTheHostAlone() {
        try (AwsClients clients =
                AwsClients.of(new Endpoints(NOWHERE, NOWHERE, NOWHERE, "us-east-1", "someone", "some-secret"))) {
            AwsStores stores = new AwsStores(
                    AwsSettings.read(Map.of("BACKGRID_UPLOADS_BUCKET", "uploads")), clients, InstantSource.system());

            URI address = stores.uploads().uploadUrl(new TenantId("local"), "u1", Duration.ofMinutes(5));

            assertThat(address.getPath()).isEqualTo("/uploads/local/u1");
            assertThat(address.getQuery())
                    .contains("X-Amz-SignedHeaders=host&")
                    .contains("X-Amz-Expires=300&")
                    .doesNotContain("some-secret")
                    .doesNotContainIgnoringCase("checksum");
        }
    }
}
