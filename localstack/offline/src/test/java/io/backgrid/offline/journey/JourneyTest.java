package io.backgrid.offline.journey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.OfflineStack;
import io.backgrid.offline.StackOptions;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.offline.client.Contract;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// What people do with the API, from end to end.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyTest {
    private final Contract contract = Contract.load();
    private OfflineStack stack;
    private Client client;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        stack = OfflineStack.start(StackOptions.in(folder));
        client = new Client(stack.address(), contract);
    }

    @AfterAll
    void stop() {
        stack.close();
    }

    @Test
    void theSeedRequestIsAnsweredInOneCall() {
        JsonNode job = client.submit(Client.SEED, "Prefer", "wait=20").json();

        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.path("data").path("bars").asInt()).isEqualTo(1098);
        assertThat(job.path("equity_curve")).hasSize(1098);
        assertThat(job.path("equity_curve").get(0).path("date").asText()).isEqualTo("2014-01-02");
        assertThat(job.path("equity_curve").get(0).path("equity").asDouble()).isEqualTo(100_000);
        double last = job.path("equity_curve").get(1097).path("equity").asDouble();
        assertThat(job.path("metrics").path("total_return").asDouble()).isCloseTo(last / 100_000 - 1, within(1e-15));
        assertThat(job.path("sharpe")).isEqualTo(job.path("metrics").path("sharpe"));
    }

    @Test
    void theSameRequestGivesTheSameResultHash() {
        JsonNode first = client.submit(Client.SEED, "Prefer", "wait=20").json();
        JsonNode second = client.submit(Client.SEED, "Prefer", "wait=20").json();

        assertThat(second.path("job_id")).isNotEqualTo(first.path("job_id"));
        assertThat(second.path("result_sha256")).isEqualTo(first.path("result_sha256"));
        assertThat(client.submit(first.path("spec").toString(), "Prefer", "wait=20")
                        .text("result_sha256"))
                .isEqualTo(first.path("result_sha256").asText());
    }

    @Test
    void theParquetCurveHoldsWhatTheJsonSays(@TempDir Path folder) throws Exception {
        JsonNode job = client.submit(Client.SEED, "Prefer", "wait=20").json();
        String curve = "/api/v1/jobs/" + job.path("job_id").asText() + "/equity-curve";
        JsonNode points = client.get(curve).json().path("points");
        String location =
                client.get(curve, "Accept", "application/vnd.apache.parquet").header("Location");
        Path file = folder.resolve("curve.parquet");
        try (var content = URI.create(location).toURL().openStream()) {
            Files.copy(content, file);
        }

        try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = duck.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT date::VARCHAR, equity, drawdown, position FROM '" + file + "'")) {
            int row = 0;
            while (rows.next()) {
                JsonNode point = points.get(row++);
                assertThat(rows.getString(1)).isEqualTo(point.path("date").asText());
                assertThat(rows.getDouble(2)).isEqualTo(point.path("equity").asDouble());
                assertThat(rows.getDouble(3)).isEqualTo(point.path("drawdown").asDouble());
                assertThat(rows.getDouble(4)).isEqualTo(point.path("position").asDouble());
            }
            assertThat(row).isEqualTo(1098);
        }
        Answer tampered =
                client.raw("GET", URI.create(location.replace("local/jobs", "other/jobs")), BodyPublishers.noBody());
        assertThat(tampered.status()).isEqualTo(403);
    }

    @Test
    void tradesAndMetricsTellOneStory() {
        JsonNode job = client.submit(Client.SEED, "Prefer", "wait=20").json();
        JsonNode trades = client.get("/api/v1/jobs/" + job.path("job_id").asText() + "/trades")
                .json()
                .path("trades");

        int closed = 0;
        int won = 0;
        for (JsonNode trade : trades) {
            closed += trade.path("open").asBoolean() ? 0 : 1;
            won += !trade.path("open").asBoolean() && trade.path("profit").asDouble() > 0 ? 1 : 0;
        }
        assertThat(job.path("metrics").path("trades").asInt()).isEqualTo(closed);
        assertThat(job.path("metrics").path("win_rate").asDouble()).isEqualTo((double) won / closed);
    }

    @Test
    void theReportAgreesWithTheMetrics() {
        JsonNode job = client.submit(Client.SEED, "Prefer", "wait=20").json();
        JsonNode report = client.get("/api/v1/jobs/" + job.path("job_id").asText() + "/report")
                .json();

        double growth = 1;
        for (JsonNode month : report.path("monthly_returns")) {
            growth *= 1 + month.path("return").asDouble();
        }
        assertThat(growth - 1)
                .isCloseTo(job.path("metrics").path("total_return").asDouble(), within(1e-12));
        assertThat(report.path("drawdowns").get(0).path("depth"))
                .isEqualTo(job.path("metrics").path("max_drawdown"));
        assertThat(report.path("trades").path("exits").path("signal"))
                .isEqualTo(job.path("metrics").path("trades"));
        // 1,098 bars have 1,097 returns, and the first window ends with the 126th.
        assertThat(report.path("rolling_sharpe").path("points")).hasSize(972);
    }

    @Test
    void tenJobsAtOnceAllComplete() throws Exception {
        try (ExecutorService people = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int person = 0; person < 10; person++) {
                String request = Client.SEED.replace("}", ",\"params\":{\"fast\":" + (5 + person) + "}}");
                answers.add(people.submit(() -> client.submit(request, "Prefer", "wait=25")));
            }
            Set<String> ids = new HashSet<>();
            for (Future<Answer> answer : answers) {
                assertThat(answer.get().status()).isEqualTo(200);
                ids.add(answer.get().text("job_id"));
            }
            assertThat(ids).hasSize(10);
        }
    }

    @Test
    void anIdempotencyKeyMakesOneJobOfManyRequests() throws Exception {
        try (ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Answer>> answers = new ArrayList<>();
            for (int attempt = 0; attempt < 8; attempt++) {
                answers.add(clients.submit(() -> client.submit(Client.SEED, "Idempotency-Key", "monday")));
            }
            Set<String> ids = new HashSet<>();
            for (Future<Answer> answer : answers) {
                ids.add(answer.get().text("job_id"));
            }
            assertThat(ids).hasSize(1);
        }
    }

    @Test
    void ownDataGoesTheSameWay() {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int minute = 0; minute < 60; minute++) {
            double price = 100 + 5 * Math.sin(minute / 5.0);
            csv.append(String.format(Locale.ROOT, "2024-01-02T14:%02d:00Z,%2$f,%2$f,%2$f,%2$f,10%n", minute, price));
        }
        assertThat(client.putCsv("minutes", csv.toString().getBytes(StandardCharsets.UTF_8))
                        .status())
                .isEqualTo(201);
        JsonNode job = client.submit("""
                        {"dataset": "minutes", "strategy": "ma_crossover", "params": {"fast": 2, "slow": 5}}""", "Prefer", "wait=20").json();

        assertThat(job.path("status").asText()).isEqualTo("completed");
        assertThat(job.path("data").path("interval").asText()).isEqualTo("1m");
        assertThat(job.path("equity_curve").get(0).path("time").asText()).isEqualTo("2024-01-02T14:00:00Z");
        assertThat(job.path("metrics").path("trades").asInt()).isPositive();
    }

    @Test
    void aSecretTokenOrBodyNeverReachesTheLog() throws Exception {
        String marker = "MARKER-IN-A-BODY";
        client.submit("{\"" + marker + "\": 1}", "Authorization", "Bearer MARKER-IN-A-TOKEN");

        assertThat(Files.readString(stack.folder().log())).doesNotContain("MARKER-IN-A");
    }
}
