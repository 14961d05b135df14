package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.scenarios.stage.Stage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a completed job answers, and where its result lies.
@OnEveryTarget
@Order(2)
@DisplayName("Job results")
class JobResultsTest {
    private static final String JOBS = "/api/v1/jobs/";
    private static final String PARQUET = "application/vnd.apache.parquet";

    private final Client client;

    JobResultsTest(Stage stage) {
        this.client = stage.client();
    }

    @Test
    @DisplayName("The equity curve as Parquet, by a presigned address, holds what the JSON says")
    void parquet(@TempDir Path folder) throws Exception {
        String curve = JOBS + client.complete(Client.SEED).path("job_id").asText() + "/equity-curve";
        JsonNode points = client.get(curve).json().path("points");
        Answer elsewhere = client.get(curve, "Accept", PARQUET);
        assertThat(elsewhere.status()).isEqualTo(303);
        Path file = folder.resolve("curve.parquet");
        Files.write(file, client.download(elsewhere.header("Location")));

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
    }

    @Test
    @DisplayName("A presigned address opens no other object")
    void tampered() {
        String id = client.complete(Client.SEED).path("job_id").asText();
        String other = client.complete(Client.SEED).path("job_id").asText();
        String location =
                client.get(JOBS + id + "/equity-curve", "Accept", PARQUET).header("Location");

        Answer refused = client.raw("GET", URI.create(location.replace(id, other)), BodyPublishers.noBody());
        assertThat(refused.status()).isEqualTo(403);
    }

    @Test
    @DisplayName("Trades, report and metrics tell one story")
    void report() {
        JsonNode job = client.complete(Client.SEED);
        String path = JOBS + job.path("job_id").asText();
        JsonNode metrics = job.path("metrics");

        int closed = 0;
        int won = 0;
        for (JsonNode trade : client.get(path + "/trades").json().path("trades")) {
            closed += trade.path("open").asBoolean() ? 0 : 1;
            won += !trade.path("open").asBoolean() && trade.path("profit").asDouble() > 0 ? 1 : 0;
        }
        assertThat(metrics.path("trades").asInt()).isEqualTo(closed);
        assertThat(metrics.path("win_rate").asDouble()).isEqualTo((double) won / closed);

        JsonNode report = client.get(path + "/report").json();
        double growth = 1;
        for (JsonNode month : report.path("monthly_returns")) {
            growth *= 1 + month.path("return").asDouble();
        }
        assertThat(growth - 1).isCloseTo(metrics.path("total_return").asDouble(), within(1e-12));
        assertThat(report.path("drawdowns").get(0).path("depth")).isEqualTo(metrics.path("max_drawdown"));
        assertThat(report.path("trades").path("exits").path("signal")).isEqualTo(metrics.path("trades"));
        // 1,098 bars have 1,097 returns, and the first window ends with the 126th.
        assertThat(report.path("rolling_sharpe").path("points")).hasSize(972);
    }

    @Test
    @DisplayName("A deleted job is gone with its result")
    void delete() {
        String path = JOBS + client.complete(Client.SEED).path("job_id").asText();
        URI curve =
                URI.create(client.get(path + "/equity-curve", "Accept", PARQUET).header("Location"));

        assertThat(client.delete(path).status()).isEqualTo(204);

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(404);
        assertThat(client.raw("GET", curve, BodyPublishers.noBody()).status()).isEqualTo(404);
    }
}
