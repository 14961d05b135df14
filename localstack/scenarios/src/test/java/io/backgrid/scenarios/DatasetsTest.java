package io.backgrid.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.backgrid.offline.client.Answer;
import io.backgrid.offline.client.Client;
import io.backgrid.scenarios.stage.Stage;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@OnEveryTarget
@Order(3)
@DisplayName("Data sets")
class DatasetsTest {
    private final Client client;
    private final String name;
    private final String path;

    DatasetsTest(Stage stage) {
        this.client = stage.client();
        this.name = stage.fresh("scenario");
        this.path = "/api/v1/datasets/" + name;
    }

    /// An hour of minutes, in waves of half an hour around 100.
    private static String minutes() {
        StringBuilder csv = new StringBuilder("time,open,high,low,close,volume\n");
        for (int minute = 0; minute < 60; minute++) {
            double price = 100 + 5 * Math.sin(minute / 5.0);
            csv.append(String.format(Locale.ROOT, "2024-01-02T14:%02d:00Z,%2$f,%2$f,%2$f,%2$f,10%n", minute, price));
        }
        return csv.toString();
    }

    private Answer put(String csv) {
        return client.putCsv(name, csv.getBytes(StandardCharsets.UTF_8));
    }

    private String onIt() {
        return """
                {"dataset": "%s", "strategy": "ma_crossover", "params": {"fast": 2, "slow": 5}}""".formatted(name);
    }

    private void assertThatAJobRunsOnIt() {
        JsonNode job = client.complete(onIt());
        assertThat(job.path("data").path("interval").asText()).isEqualTo("1m");
        assertThat(job.path("equity_curve").get(0).path("time").asText()).isEqualTo("2024-01-02T14:00:00Z");
        assertThat(job.path("equity_curve")).hasSize(60);
        assertThat(job.path("metrics").path("trades").asInt()).isPositive();
    }

    @Test
    @DisplayName("A CSV series is taken, and a job runs on it")
    void csv() {
        assertThat(put(minutes()).status()).isEqualTo(201);

        JsonNode entry = client.get(path).json();
        assertThat(entry.path("bars").asInt()).isEqualTo(60);
        assertThat(client.get("/api/v1/datasets").json().path("datasets").findValuesAsText("name"))
                .contains(name, "AAPL", "SP500");
        assertThatAJobRunsOnIt();
    }

    @Test
    @DisplayName("A wrong CSV is refused with the line and what is wrong in it")
    void wrongCsv() {
        Answer refused = put("""
                date,open,high,low,close,volume
                2024-01-02,10,11,9,10.5,1000
                2024-01-03,10.5,12,13,11,1100
                """);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").get(0).path("path").asText())
                .isEqualTo("line 3");
        assertThat(refused.body()).contains("low");
        assertThat(client.get(path).status()).isEqualTo(404);
    }

    @Test
    @DisplayName("A CSV in another encoding arrives byte for byte, and is refused")
    void encoding() {
        byte[] latin = "date,open,high,low,close,volume\n2024-01-02,10,11,9,10.5,1000 \u00e9\n"
                .getBytes(StandardCharsets.ISO_8859_1);
        Answer refused = client.putCsv(name, latin);

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("is not UTF-8 text");
    }

    @Test
    @DisplayName("A series comes by a presigned address, and is there once it is committed")
    void upload() {
        Answer ticket = client.post(path + "/upload", "");
        assertThat(ticket.status()).isEqualTo(201);
        String commit = "{\"upload_id\":\"" + ticket.text("upload_id") + "\"}";
        assertThat(client.post(path + "/commit", commit).status()).isEqualTo(404);

        Answer stored = client.raw("PUT", URI.create(ticket.text("url")), BodyPublishers.ofString(minutes()));
        assertThat(stored.status()).isEqualTo(200);
        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.post(path + "/commit", commit).status()).isEqualTo(201);

        assertThatAJobRunsOnIt();
    }

    @Test
    @DisplayName("A deleted series is gone, and no job is taken on it")
    void delete() {
        assertThat(put(minutes()).status()).isEqualTo(201);
        assertThat(client.delete(path).status()).isEqualTo(204);

        assertThat(client.get(path).status()).isEqualTo(404);
        assertThat(client.delete(path).status()).isEqualTo(404);
        Answer refused = client.submit(onIt());
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.json().path("violations").get(0).path("path").asText())
                .isEqualTo("dataset");
    }

    @Test
    @DisplayName("The bundled samples cannot be replaced or deleted")
    void samples() {
        byte[] csv = minutes().getBytes(StandardCharsets.UTF_8);
        assertThat(client.putCsv("AAPL", csv).status()).isEqualTo(409);
        assertThat(client.delete("/api/v1/datasets/AAPL").status()).isEqualTo(409);
        assertThat(client.get("/api/v1/datasets/AAPL").json().path("bars").asInt())
                .isEqualTo(1260);
    }
}
