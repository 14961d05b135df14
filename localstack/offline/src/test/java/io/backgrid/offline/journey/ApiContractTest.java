package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// Provokes every answer that `docs/openapi.yaml` names, and holds each against its schema.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ApiContractTest {
    private static final String TOKEN = "a-token-that-only-this-test-knows";
    private static final String TOKEN_SHA256 = Hashes.sha256(TOKEN);
    private static final String CSV = """
            date,open,high,low,close,volume
            2024-01-02,10,11,9,10.5,1000
            2024-01-03,10.5,12,10,11,1100
            """;
    private static final String SWEEPS = "/api/v1/sweeps";
    private static final String SWEEP = """
            {"symbols": ["AAPL"], "strategy": "ma_crossover", "params": {"fast": {"from": 2, "to": 6, "step": 1},
             "slow": [5, 20]}, "where": "fast < slow", "stop_loss": [0.05, 0.1], "keep_curves": 2}""";
    private static final String UNKNOWN_JOB = "0".repeat(36);

    private final Contract contract = Contract.load();
    private OfflineStack stack;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stack = OfflineStack.start(StackOptions.in(folder.resolve("stack")));
        client = new Client(stack.address(), contract);
    }

    @AfterAll
    void everyAnswerOfTheContractWasProvoked() {
        stack.close();
        assertThat(contract.neverProvoked()).isEmpty();
    }

    @Test
    void theTemplateHasExactlyTheCallsOfTheContract() {
        Set<String> routes = stack.template().routes().stream()
                .map(route -> route.method() + " " + route.pathTemplate())
                .collect(Collectors.toSet());
        assertThat(routes).isEqualTo(contract.calls());
    }

    @Test
    void jobs() {
        Answer done = client.submit(Client.SEED, "Prefer", "wait=20");
        assertThat(done.status()).isEqualTo(200);
        String id = done.text("job_id");
        assertThat(client.submit(Client.SEED).status()).isEqualTo(202);
        assertThat(client.submit("{\"symbol\":").status()).isEqualTo(400);
        assertThat(client.submit("{}").status()).isEqualTo(422);
        assertThat(client.submit(" ".repeat(65 << 10)).status()).isEqualTo(413);
        assertThat(client.send("POST", "/api/v1/jobs", BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(client.submit(Client.SEED, "Idempotency-Key", "contract").status())
                .isEqualTo(202);
        assertThat(client.submit(Client.SEED.replace("2014", "2015"), "Idempotency-Key", "contract")
                        .status())
                .isEqualTo(409);

        assertThat(client.get("/api/v1/jobs").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/jobs?limit=0").status()).isEqualTo(400);
        assertThat(client.get("/api/v1/jobs/" + id).status()).isEqualTo(200);
        assertThat(client.get("/api/v1/jobs/" + UNKNOWN_JOB).status()).isEqualTo(404);
        for (String part : List.of("equity-curve", "trades", "report")) {
            assertThat(client.get("/api/v1/jobs/" + id + "/" + part).status()).isEqualTo(200);
            assertThat(client.get("/api/v1/jobs/" + UNKNOWN_JOB + "/" + part).status())
                    .isEqualTo(404);
        }
        assertThat(client.get("/api/v1/jobs/" + id + "/equity-curve?after=2099-12-31")
                        .status())
                .isEqualTo(200);
        assertThat(client.get("/api/v1/jobs/" + id + "/equity-curve", "Accept", "application/vnd.apache.parquet")
                        .status())
                .isEqualTo(303);
        assertThat(client.delete("/api/v1/jobs/" + id).status()).isEqualTo(204);
        assertThat(client.delete("/api/v1/jobs/" + id).status()).isEqualTo(404);
    }

    @Test
    void aJobWithoutResult() {
        Answer tooShort = client.submit("""
                {"symbol": "AAPL", "strategy": "ma_crossover", "start": "2018-05-01"}""");
        Answer failed = client.awaitEnd(tooShort.text("job_id"));
        assertThat(failed.json().path("error").path("title").asText()).isEqualTo("too_few_bars");
        for (String part : List.of("equity-curve", "trades", "report")) {
            assertThat(client.get("/api/v1/jobs/" + tooShort.text("job_id") + "/" + part)
                            .status())
                    .isEqualTo(409);
        }
    }

    @Test
    void sweeps() {
        Answer done = client.post(SWEEPS, SWEEP, "Prefer", "wait=25");
        assertThat(done.status()).isEqualTo(200);
        // 5 x 2 x 2, less fast 5 and 6 with slow 5.
        assertThat(done.json().path("trials").asInt()).isEqualTo(20 - 2 * 2);
        String id = done.text("sweep_id");
        refusedSweeps(SWEEPS);
        refusedSweeps(SWEEPS + "/estimate");
        assertThat(client.post(SWEEPS, SWEEP, "Idempotency-Key", "contract-sweep")
                        .status())
                .isEqualTo(202);
        assertThat(client.post(SWEEPS, SWEEP.replace("0.05", "0.06"), "Idempotency-Key", "contract-sweep")
                        .status())
                .isEqualTo(409);
        assertThat(client.post(SWEEPS + "/estimate", SWEEP).status()).isEqualTo(200);

        assertThat(client.get(SWEEPS + "?status=completed&limit=1").status()).isEqualTo(200);
        assertThat(client.get(SWEEPS + "?limit=0").status()).isEqualTo(400);
        String sweep = SWEEPS + "/" + id;
        assertThat(client.get(sweep).status()).isEqualTo(200);
        assertThat(client.get(SWEEPS + "/" + UNKNOWN_JOB).status()).isEqualTo(404);
        readsOfASweep(sweep);
        assertThat(client.delete(sweep).status()).isEqualTo(204);
        assertThat(client.delete(sweep).status()).isEqualTo(404);
    }

    private void refusedSweeps(String path) {
        assertThat(client.post(path, "{\"symbols\":").status()).isEqualTo(400);
        assertThat(client.post(path, "{}").status()).isEqualTo(422);
        assertThat(client.post(path, " ".repeat(257 << 10)).status()).isEqualTo(413);
        assertThat(client.send("POST", path, BodyPublishers.ofString("x"), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
    }

    private void readsOfASweep(String sweep) {
        for (String read : List.of(
                "/trials?limit=3",
                "/trials?sort=-total_return",
                "/heatmap?x=fast&y=slow",
                "/heatmap?x=stop_loss&y=fast&metric=trades",
                "/results")) {
            assertThat(client.get(sweep + read).status()).as(read).isEqualTo(200);
            assertThat(client.get(SWEEPS + "/" + UNKNOWN_JOB + read).status())
                    .as(read)
                    .isEqualTo(404);
        }
        assertThat(client.get(sweep + "/trials?sort=luck").status()).isEqualTo(400);
        assertThat(client.get(sweep + "/heatmap?x=fast").status()).isEqualTo(400);
        assertThat(client.get(sweep + "/results?cursor=x").status()).isEqualTo(400);
        String narrow = client.post(SWEEPS, SWEEP.replace("[5, 20]", "[20]"), "Prefer", "wait=25")
                .text("sweep_id");
        assertThat(client.get(SWEEPS + "/" + narrow + "/heatmap?x=fast&y=slow").status())
                .isEqualTo(422);
    }

    @Test
    void aSweepOnEverythingThatASweepCanSay() {
        Answer done = client.post(SWEEPS, """
                {"symbols": ["AAPL", "SP500"], "start": "2014-01-01", "end": "2016-12-31",
                 "entry_rule": "rsi(close, n) < buy", "exit_rule": "rsi(close, n) > 60",
                 "params": {"n": {"from": 2, "to": 20, "count": 3, "scale": "log", "whole": true}, "buy": [30, 40]},
                 "capital": [1000, 100000], "fees": {"rate": [0, 0.001], "fixed": 1}, "slippage": {"rate": [0, 0.0002],
                 "range_share": 0.1}, "sizing": {"mode": "fraction", "value": [0.5, 1]}, "leverage": 1,
                 "trailing_stop": {"atr": [10, 14], "multiple": 3}, "max_bars_held": [5, 10], "cooldown_bars": 1,
                 "financing": {"cash": 0.01}, "fill": {"mode": "limit", "price": "close", "bars": [1, 2]},
                 "sample": {"count": 40, "seed": 7}, "objective": "volatility", "budget_usd": 1}""", "Prefer", "wait=25");
        assertThat(done.status()).isEqualTo(200);
        assertThat(done.json().path("trials").asInt()).isEqualTo(40);
        String sweep = SWEEPS + "/" + done.text("sweep_id");
        assertThat(client.get(sweep + "/trials").status()).isEqualTo(200);
        // What is answered as the specification asks for the same.
        Answer again = client.post(SWEEPS, done.json().path("spec").toString(), "Prefer", "wait=25");
        assertThat(again.text("spec_sha256")).isEqualTo(done.text("spec_sha256"));
        assertThat(again.text("result_sha256")).isEqualTo(done.text("result_sha256"));
        assertThat(again.json().path("progress").path("shards_reused").asInt()).isPositive();
    }

    @Test
    void aSweepWithoutResult(@TempDir Path folder) throws Exception {
        Answer failed = client.post(SWEEPS, SWEEP.replace("\"keep_curves\": 2", "\"budget_usd\": 0.00000001"));
        assertThat(client.awaitSweepEnd(failed.text("sweep_id"))
                        .json()
                        .path("error")
                        .path("title")
                        .asText())
                .isEqualTo("budget_reached");
        try (OfflineStack idle = OfflineStack.start(StackOptions.in(folder).withoutWorkers())) {
            Client patient = new Client(idle.address(), contract);
            Answer queued = patient.post(SWEEPS, SWEEP, "Prefer", "wait=1");
            assertThat(queued.status()).isEqualTo(202);
            String sweep = SWEEPS + "/" + queued.text("sweep_id");
            assertThat(patient.get(sweep).text("status")).isEqualTo("queued");
            for (String read : List.of("/trials", "/heatmap?x=fast&y=slow", "/results")) {
                assertThat(patient.get(sweep + read).status()).as(read).isEqualTo(409);
            }
            assertThat(patient.delete(sweep).status()).isEqualTo(204);
            assertThat(patient.get(sweep).text("status")).isEqualTo("cancelled");
        }
    }

    @Test
    void datasets() {
        byte[] csv = CSV.getBytes(StandardCharsets.UTF_8);
        assertThat(client.putCsv("mine", csv).status()).isEqualTo(201);
        assertThat(client.putCsv("AAPL", csv).status()).isEqualTo(409);
        assertThat(client.putCsv("mine", new byte[(4 << 20) + 1]).status()).isEqualTo(413);
        assertThat(client.send(
                                "PUT",
                                "/api/v1/datasets/mine",
                                BodyPublishers.ofString("x"),
                                "Content-Type",
                                "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(client.putCsv("mine", "nothing".getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(422);
        assertThat(client.get("/api/v1/datasets").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/datasets/mine").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/datasets/none").status()).isEqualTo(404);
        assertThat(client.delete("/api/v1/datasets/mine").status()).isEqualTo(204);
        assertThat(client.delete("/api/v1/datasets/mine").status()).isEqualTo(404);
        assertThat(client.delete("/api/v1/datasets/AAPL").status()).isEqualTo(409);
    }

    @Test
    void uploads() {
        assertThat(client.post("/api/v1/datasets/AAPL/upload", "").status()).isEqualTo(409);
        assertThat(client.post("/api/v1/datasets/-/upload", "").status()).isEqualTo(422);
        Answer ticket = client.post("/api/v1/datasets/large/upload", "");
        assertThat(ticket.status()).isEqualTo(201);
        String commit = "/api/v1/datasets/large/commit";
        String body = "{\"upload_id\":\"" + ticket.text("upload_id") + "\"}";
        assertThat(client.post(commit, body).status()).isEqualTo(404);
        Answer put = client.raw("PUT", URI.create(ticket.text("url")), BodyPublishers.ofString(CSV));
        assertThat(put.status()).isEqualTo(200);
        assertThat(client.post("/api/v1/datasets/AAPL/commit", body).status()).isEqualTo(409);
        assertThat(client.post(commit, "[").status()).isEqualTo(400);
        assertThat(client.post(commit, "{}").status()).isEqualTo(422);
        assertThat(client.post(commit, " ".repeat(5 << 10)).status()).isEqualTo(413);
        assertThat(client.send("POST", commit, BodyPublishers.ofString(body), "Content-Type", "text/plain")
                        .status())
                .isEqualTo(415);
        assertThat(client.post(commit, body).status()).isEqualTo(201);
        assertThat(client.get("/api/v1/datasets/large").json().path("bars").asInt())
                .isEqualTo(2);
    }

    @Test
    void theService() {
        assertThat(client.get("/api/v1/strategies").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/health").status()).isEqualTo(200);
        assertThat(client.get("/api/v1/openapi.yaml").body()).startsWith("openapi: 3.0");
    }

    @Test
    void aQueryParameterThatNoCallKnowsIsRefusedEverywhereButAtHealthAndContract() {
        for (String call : contract.calls()) {
            boolean open = call.endsWith("/health") || call.endsWith("/openapi.yaml");
            assertThat(send(client, call, "?nonsense=1").status()).as(call).isEqualTo(open ? 200 : 400);
        }
    }

    @Test
    void whoeverShowsNoTokenIsRefusedEverywhereButAtHealthAndContract(@TempDir Path folder) throws Exception {
        try (OfflineStack guarded = OfflineStack.start(StackOptions.in(folder).withTokenSha256(TOKEN_SHA256))) {
            Client stranger = new Client(guarded.address(), contract);
            for (String call : contract.calls()) {
                boolean open = call.endsWith("/health") || call.endsWith("/openapi.yaml");
                assertThat(send(stranger, call).status()).as(call).isEqualTo(open ? 200 : 401);
            }
            assertThat(stranger.get("/api/v1/jobs", "Authorization", "Bearer wrong")
                            .status())
                    .isEqualTo(401);
            assertThat(stranger.get("/api/v1/jobs", "Authorization", "Bearer " + TOKEN)
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void tooManyRequestsAtOnceAreToldWhenToComeAgain(@TempDir Path folder) throws Exception {
        try (OfflineStack throttled = OfflineStack.start(StackOptions.in(folder).withRequestsInFlight(0))) {
            Client hasty = new Client(throttled.address(), contract);
            for (String call : contract.calls()) {
                assertThat(send(hasty, call).status()).as(call).isEqualTo(429);
            }
        }
    }

    @Test
    void storesThatDoNotAnswerAreToldApartFromFaults(@TempDir Path folder) throws Exception {
        try (FaultyLine line = new FaultyLine();
                OfflineStack cutOff = OfflineStack.start(
                        StackOptions.in(folder).withoutWorkers().withLine(line::between))) {
            line.breakDown();
            Client unlucky = new Client(cutOff.address(), contract);
            for (String call : contract.calls()) {
                boolean needsStore = !Set.of("health", "openapi.yaml", "strategies", "upload")
                        .contains(call.substring(call.lastIndexOf('/') + 1));
                if (needsStore && !call.equals("GET /api/v1/datasets/{name}")) {
                    assertThat(send(unlucky, call).status()).as(call).isEqualTo(503);
                }
            }
            assertThat(unlucky.get("/api/v1/datasets/mine").status()).isEqualTo(503);
        }
    }

    /// Any well-formed request of a call.
    private static Answer send(Client client, String call) {
        return send(client, call, "");
    }

    private static Answer send(Client client, String call, String query) {
        String[] words = call.split(" ", 2);
        String path = words[1].replace("{job_id}", UNKNOWN_JOB)
                        .replace("{sweep_id}", UNKNOWN_JOB)
                        .replace("{name}", "some")
                + query;
        Map<String, String> bodies = Map.of(
                "POST /api/v1/jobs",
                Client.SEED,
                "POST /api/v1/sweeps",
                SWEEP,
                // An estimate on samples needs no store.
                "POST /api/v1/sweeps/estimate",
                SWEEP.replace("\"symbols\": [\"AAPL\"]", "\"datasets\": [\"mine\"]"),
                "POST /api/v1/datasets/{name}/commit",
                "{\"upload_id\":\"" + "0".repeat(32) + "\"}",
                "PUT /api/v1/datasets/{name}",
                CSV);
        BodyPublisher body = BodyPublishers.ofString(bodies.getOrDefault(call, ""));
        return client.send(
                words[0], path, body, "Content-Type", words[0].equals("PUT") ? "text/csv" : "application/json");
    }
}
