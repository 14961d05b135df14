package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.api.ApiComponents;
import io.backgrid.api.JsonFaultLog;
import io.backgrid.api.TokenAuthenticator;
import io.backgrid.aws.AwsClients;
import io.backgrid.aws.AwsSettings;
import io.backgrid.aws.AwsStores;
import io.backgrid.aws.Endpoints;
import io.backgrid.aws.Setting;
import io.backgrid.aws.journal.JsonJournal;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.cost.Prices;
import io.backgrid.jobs.sweep.ShardSizing;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.SweepClient;
import io.backgrid.offline.gateway.GatewayOptions;
import io.backgrid.offline.gateway.HttpGateway;
import io.backgrid.offline.station.LocalClients;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Sweeps that do not get to their end. Shards are 5 trials.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SweepLifeTest {
    private static final ShardSizing SIZING = new ShardSizing(5, 5, 2_000);

    private static final JsonMapper JSON = new JsonMapper();

    private OfflineStack stack;
    private SweepClient client;
    private SweepFolder folder;

    @BeforeAll
    void start(@TempDir Path data) throws Exception {
        stack = OfflineStack.start(StackOptions.in(data).withWorkerThreads(2).withSizing(SIZING));
        client = new SweepClient(stack.address());
        folder = new SweepFolder(data);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void aCancelledSweepStoresNothingMoreAndIsDeletedWhole() {
        String id = client.submit(SweepClient.grid(40, 50, ", \"keep_curves\": 2"));
        client.until(id, sweep -> sweep.path("progress").path("shards_done").asInt() >= 5);

        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
        JsonNode cancelled = client.get("sweeps/" + id).json();
        List<Path> stored = folder.settled(id, "receipt.json");
        SweepClient.pause(1_000);

        assertThat(cancelled.path("status").asText()).isEqualTo("cancelled");
        assertThat(cancelled.path("progress").path("shards_done").asInt()).isBetween(5, 199);
        assertThat(folder.files(id, "receipt.json")).isEqualTo(stored).hasSizeBetween(5, 199);
        assertThat(client.get("sweeps/" + id + "/trials").status()).isEqualTo(409);

        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
        assertThat(folder.files(id, "")).isEmpty();
        assertThat(client.get("sweeps/" + id).status()).isEqualTo(404);
        assertThat(client.delete("sweeps/" + id).status()).isEqualTo(404);
    }

    @Test
    void aSweepThatIsDeletedWhileItsShardsRunLeavesNothing() {
        for (int round = 0; round < 5; round++) {
            String id = client.submit(SweepClient.grid(40, 100 + round, ""));
            client.until(id, sweep -> sweep.path("status").asText().equals("running"));
            SweepClient.pause(40L * round);

            assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);
            assertThat(client.delete("sweeps/" + id).status()).isEqualTo(204);

            assertThat(folder.settled(id, "")).isEmpty();
        }
    }

    @Test
    void aBudgetStopsASweepInTheMiddleAndWhatIsFinishedIsTakenByTheNext() throws Exception {
        double dollars = client.post("sweeps/estimate", SweepClient.grid(16, 150, ""))
                .json()
                .path("cost")
                .path("dollars")
                .asDouble();
        double budget = Math.floor(dollars / 2 * 1e6) / 1e6;

        JsonNode stopped = client.ended(
                client.submit(SweepClient.grid(16, 150, String.format(Locale.ROOT, ", \"budget_usd\": %.6f", budget))));

        assertThat(stopped.path("status").asText()).as(stopped.toString()).isEqualTo("failed");
        assertThat(stopped.path("error").path("title").asText()).isEqualTo("budget_reached");
        int done = stopped.path("progress").path("shards_done").asInt();
        assertThat(done).isBetween(8, 60);
        List<Path> receipts = folder.settled(stopped.path("sweep_id").asText(), "receipt.json");
        int stored = receipts.size();
        assertThat(stored).as("those that ran when it was stopped, too").isBetween(done, done + 2);
        assertThat(stopped.path("cost").path("dollars").asDouble())
                .as("of the two that ran when it was stopped, each may take longer than expected")
                .isLessThanOrEqualTo(budget + dollarsOfTheSlowest(2, receipts));

        JsonNode whole = client.run(SweepClient.grid(16, 150, ""));
        assertThat(whole.path("progress").path("shards_reused").asInt()).isEqualTo(stored);
        assertThat(folder.computed(whole.path("sweep_id").asText())).hasSize(80 - stored);
    }

    private static double dollarsOfTheSlowest(int shards, List<Path> receipts) throws IOException {
        List<Double> taken = new ArrayList<>();
        for (Path receipt : receipts) {
            taken.add(
                    JSON.readTree(receipt.toFile()).required("gigabyte_seconds").asDouble());
        }
        taken.sort(Comparator.reverseOrder());
        double slowest =
                taken.stream().limit(shards).mapToDouble(Double::doubleValue).sum();
        return slowest * Prices.bundled().gigabyteSecond();
    }

    @Test
    void aSweepWhoseDataIsDeletedWhileItWaitsSaysSo(@TempDir Path data) throws Exception {
        StringBuilder csv = new StringBuilder("date,open,high,low,close,volume\n");
        for (int day = 1; day < 29; day++) {
            csv.append(String.format(Locale.ROOT, "2024-02-%02d,%2$d,%2$d,%2$d,%2$d,10%n", day, 100 + day % 7));
        }
        String id;
        try (OfflineStack idle =
                OfflineStack.start(StackOptions.in(data).withoutWorkers().withSizing(SIZING))) {
            SweepClient waiting = new SweepClient(idle.address());
            assertThat(waiting.putCsv("days", csv.toString().getBytes(StandardCharsets.UTF_8))
                            .status())
                    .isEqualTo(201);
            id = waiting.submit("""
                    {"datasets": ["days"], "strategy": "ma_crossover",
                     "params": {"fast": [1, 2, 3, 4], "slow": [5, 6, 7, 8]}}""");
            assertThat(waiting.get("sweeps/" + id).text("status")).isEqualTo("queued");
            assertThat(waiting.delete("datasets/days").status()).isEqualTo(204);
        }
        try (OfflineStack working = OfflineStack.start(StackOptions.in(data).withSizing(SIZING))) {
            JsonNode ended = new SweepClient(working.address()).ended(id);
            assertThat(ended.path("status").asText()).isEqualTo("failed");
            assertThat(ended.path("error").path("title").asText()).isEqualTo("data_deleted");
            assertThat(ended.path("error").path("detail").asText()).contains("days");
        }
    }

    @Test
    void anotherTenantSeesNothingOfASweep() throws Exception {
        JsonNode sweep = client.run(SweepClient.grid(2, 50, ""));
        String id = sweep.path("sweep_id").asText();
        Properties environment = new Properties();
        try (var lines = Files.newBufferedReader(folder.data().resolve("stack.env"))) {
            environment.load(lines);
        }
        Map<Setting, String> names = new HashMap<>();
        for (Setting setting : Setting.values()) {
            names.put(setting, environment.getProperty(setting.variable()));
        }
        Endpoints endpoints = new Endpoints(
                URI.create(environment.getProperty("AWS_ENDPOINT_URL_DYNAMODB")),
                URI.create(environment.getProperty("AWS_ENDPOINT_URL_S3")),
                URI.create(environment.getProperty("AWS_ENDPOINT_URL_SQS")),
                LocalClients.REGION.id(),
                LocalClients.ACCESS_KEY,
                LocalClients.SECRET_KEY);
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8);
        try (AwsClients clients = AwsClients.of(endpoints);
                HttpGateway gateway = HttpGateway.start(
                        stack.template(),
                        new ApiComponents(
                                        new AwsStores(new AwsSettings(names), clients, Clock.systemUTC()),
                                        Optional.of(_ -> {}),
                                        SIZING,
                                        ApiComponents.MOST_TRIALS,
                                        new TokenAuthenticator(new TenantId("stranger"), Optional.empty()),
                                        new JsonJournal(nowhere, Clock.systemUTC(), "test"),
                                        new JsonFaultLog(nowhere, Clock.systemUTC()),
                                        Clock.systemUTC())
                                .handlers(),
                        GatewayOptions.onPort(0),
                        (_, _, _) -> {})) {
            SweepClient stranger = new SweepClient(gateway.endpoint());
            String nobodys = id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0");
            for (String call : List.of("", "/trials", "/results", "/heatmap?x=fast&y=slow")) {
                Answer refused = stranger.get("sweeps/" + id + call);
                assertThat(refused.status()).as(call).isEqualTo(404);
                assertThat(refused.body())
                        .isEqualTo(stranger.get("sweeps/" + nobodys + call).body());
            }
            assertThat(stranger.call("DELETE", "sweeps/" + id, BodyPublishers.noBody())
                            .status())
                    .isEqualTo(404);
            assertThat(stranger.get("sweeps").json().path("sweeps")).isEmpty();
        }
        assertThat(client.get("sweeps/" + id).status()).isEqualTo(200);
    }
}
