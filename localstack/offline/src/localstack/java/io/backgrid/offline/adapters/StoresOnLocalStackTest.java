package io.backgrid.offline.adapters;

import cloud.localstack.Localstack;
import cloud.localstack.ServiceName;
import cloud.localstack.docker.LocalstackDockerExtension;
import cloud.localstack.docker.annotation.IEnvironmentVariableProvider;
import cloud.localstack.docker.annotation.LocalstackDockerProperties;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Disabled;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// The store tests against LocalStack in a container. What it cannot pass stands here, with the reason.
// Random ports are deprecated, but the port of the others may be taken by another LocalStack.
@SuppressWarnings("deprecation")
@ExtendWith(LocalstackDockerExtension.class)
@LocalstackDockerProperties(
        imageName = "localstack/localstack",
        imageTag = "4.14.0",
        services = {ServiceName.DYNAMO, ServiceName.S3, ServiceName.SQS},
        environmentVariableProvider = StoresOnLocalStackTest.Environment.class,
        randomizePorts = true)
final class StoresOnLocalStackTest {

    @BeforeAll
    static void speakToTheContainer() {
        System.setProperty(Wire.ELSEWHERE, Localstack.INSTANCE.endpointForPort(Localstack.DEFAULT_EDGE_PORT));
    }

    @AfterAll
    static void speakToStationsAgain() {
        System.clearProperty(Wire.ELSEWHERE);
    }

    /// Ready when the services are, as a client of ours waits 5 seconds for an answer and their start may take longer;
    /// and refusing addresses whose signature is not theirs, as AWS does.
    public static final class Environment implements IEnvironmentVariableProvider {
        @Override
        public Map<String, String> getEnvironmentVariables() {
            return Map.of(
                    "EAGER_SERVICE_LOADING", "1",
                    "S3_SKIP_SIGNATURE_VALIDATION", "0",
                    "SKIP_SSL_CERT_DOWNLOAD", "1",
                    "DISABLE_EVENTS", "1");
        }
    }

    @Nested
    final class Datasets extends DatasetStoreOnTheWireTest {}

    @Nested
    final class Files extends FileStoresOnTheWireTest {}

    @Nested
    final class Idempotency extends IdempotencyOnTheWireTest {}

    @Nested
    final class JobList extends JobListOnTheWireTest {}

    @Nested
    final class JobQueue extends JobQueueOnTheWireTest {
        @Test
        @Override
        @Disabled("the container goes on listening after a test has closed its line")
        void nobodyListeningIsTakenForNobodyListeningYet() {}
    }

    @Nested
    final class Jobs extends JobStoreOnTheWireTest {}

    @Nested
    final class LostAnswers extends LostAnswerTest {}

    @Nested
    final class SweepFiles extends SweepFilesOnTheWireTest {
        // The container has no folder of ours.
        @Override
        void lay(String key) {
            damage(key);
        }
    }

    @Nested
    final class SweepLedger extends SweepLedgerOnTheWireTest {}

    @Nested
    final class SweepLostAnswers extends SweepLostAnswersTest {}

    @Nested
    final class Sweeps extends SweepStoreOnTheWireTest {}
}
