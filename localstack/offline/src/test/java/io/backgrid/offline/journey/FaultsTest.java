package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.offline.DataFolder;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.cli.Main;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import io.backgrid.offline.loopback.PortTakenException;
import io.backgrid.offline.station.LocalClients;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/// What happens when things break.
class FaultsTest {
    private final Contract contract = Contract.load();

    @Test
    void jobsOfAKilledStackAllEndWithOneResultEach(@TempDir Path folder) throws Exception {
        List<String> ids = new ArrayList<>();
        Process stack = fork(folder);
        try {
            Client client = new Client(URI.create(environment(folder).getProperty("BACKGRID_API")), contract);
            for (int job = 0; job < 40; job++) {
                ids.add(client.submit(Client.SEED.replace("}", ",\"params\":{\"fast\":" + (2 + job % 4) + "}}"))
                        .text("job_id"));
            }
        } finally {
            stack.destroyForcibly().waitFor(); // kill -9, while workers are at it
        }
        Files.delete(folder.resolve("stack.env"));

        try (OfflineStack again = OfflineStack.start(StackOptions.in(folder))) {
            Client client = new Client(again.address(), contract);
            List<String> hashes = new ArrayList<>();
            for (String id : ids) {
                Answer job = client.awaitEnd(id);
                assertThat(job.text("status")).as(job.body()).isEqualTo("completed");
                assertThat(job.json().path("equity_curve")).hasSize(1098);
                hashes.add(job.text("result_sha256"));
            }
            for (int job = 4; job < 40; job++) {
                assertThat(hashes.get(job)).isEqualTo(hashes.get(job - 4));
            }
            assertThat(client.get("/api/v1/jobs?limit=200").json().path("jobs")).hasSize(40);
        }
    }

    @Test
    void whatWasAcceptedBeforeTheStoresWentAwayCompletesWhenTheyAreBack(@TempDir Path folder) throws Exception {
        try (FaultyLine line = new FaultyLine()) {
            String id;
            try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder).withLine(line::between))) {
                Client client = new Client(stack.address(), contract);
                client.submit(Client.SEED, "Prefer", "wait=20");
                id = client.submit(Client.SEED).text("job_id");
                line.breakDown();
                Answer refused = client.submit(Client.SEED);
                assertThat(refused.status()).isEqualTo(503);
                assertThat(refused.header("Retry-After")).isNotBlank();
                line.mend();
                assertThat(client.submit(Client.SEED, "Prefer", "wait=20").status())
                        .isEqualTo(200);
            }
            // Whatever the job met in the bad minute, its message is due again at the latest after a restart.
            try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
                assertThat(new Client(stack.address(), contract).awaitEnd(id).text("status"))
                        .isEqualTo("completed");
            }
        }
    }

    @Test
    void aJobThatTheQueueGivesUpSaysSo(@TempDir Path folder) throws Exception {
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            Properties environment = environment(folder);
            try (SqsClient sqs = LocalClients.sqs(URI.create(environment.getProperty("AWS_ENDPOINT_URL_SQS")));
                    S3Client s3 = LocalClients.s3(URI.create(environment.getProperty("AWS_ENDPOINT_URL_S3")))) {
                s3.deleteBucket(delete -> delete.bucket(environment.getProperty("BACKGRID_RESULTS_BUCKET")));
                sqs.setQueueAttributes(set -> set.queueUrl(environment.getProperty("BACKGRID_QUEUE_URL"))
                        .attributes(Map.of(QueueAttributeName.VISIBILITY_TIMEOUT, "1")));
            }
            Client client = new Client(stack.address(), contract);

            Answer job = client.awaitEnd(client.submit(Client.SEED).text("job_id"));

            assertThat(job.text("status")).isEqualTo("failed");
            assertThat(job.json().path("error").path("title").asText()).isEqualTo("attempts_exhausted");
            assertThat(Files.readString(folder.resolve("log.jsonl")).split("\"event\":\"retried\"", -1))
                    .as("five attempts")
                    .hasSize(1 + 5);
        }
    }

    @Test
    void aTakenPortOrDataFolderIsSaidAndLeavesNothingBehind(@TempDir Path folder, @TempDir Path other)
            throws Exception {
        try (OfflineStack stack = OfflineStack.start(StackOptions.in(folder))) {
            int port = stack.address().getPort();
            assertThatThrownBy(() -> OfflineStack.start(StackOptions.in(folder)))
                    .isInstanceOf(DataFolder.UnusableException.class)
                    .hasMessageContaining("in use by another stack");
            assertThatThrownBy(() -> OfflineStack.start(StackOptions.in(other).withPort(port)))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + port);
            OfflineStack.start(StackOptions.in(other)).close();
        }
    }

    private static Process fork(Path folder) throws Exception {
        Process stack = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx256m",
                        "--enable-native-access=ALL-UNNAMED",
                        "--sun-misc-unsafe-memory-access=allow",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Main.class.getName(),
                        "up",
                        "--port",
                        "0",
                        "--data",
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(new File(folder.toFile(), "out.txt"))
                .start();
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!Files.exists(folder.resolve("stack.env"))) {
            if (!stack.isAlive() || System.nanoTime() > deadline) {
                throw new AssertionError("no stack: " + Files.readString(folder.resolve("out.txt")));
            }
            stack.waitFor(50, TimeUnit.MILLISECONDS);
        }
        return stack;
    }

    private static Properties environment(Path folder) throws Exception {
        Properties environment = new Properties();
        try (var lines = Files.newBufferedReader(folder.resolve("stack.env"))) {
            environment.load(lines);
        }
        return environment;
    }
}
