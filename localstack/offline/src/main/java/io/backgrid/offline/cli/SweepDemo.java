package io.backgrid.offline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;

/// A sweep of a thousand combinations, with its progress, the best of them and a heat map, in a terminal.
final class SweepDemo {
    private static final String REQUEST = """
            {"symbols":["SP500"],"strategy":"ma_crossover","start":"2010-01-01",
             "params":{"fast":{"from":2,"to":41,"step":1},"slow":{"from":50,"to":170,"step":5}},
             "objective":"sharpe","keep_curves":1,"budget_usd":0.01}""";
    private static final int BAR = 40;
    private static final long PAUSE_MILLIS = 50;
    private static final JsonMapper JSON = new JsonMapper();

    private final URI api;
    private final HttpClient client;
    private final PrintStream out;

    SweepDemo(URI api, HttpClient client, PrintStream out) {
        this.api = api;
        this.client = client;
        this.out = out;
    }

    /// Runs and shows it.
    ///
    /// @throws IllegalStateException when the sweep does not complete
    void run() throws IOException, InterruptedException {
        JsonNode estimate = post("/sweeps/estimate", 200);
        out.println("POST " + api + "/sweeps");
        out.println(REQUEST);
        out.printf(
                Locale.ROOT,
                "estimated: %,d trials, $%.6f at AWS list prices%n%n",
                estimate.path("trials").asLong(),
                estimate.path("cost").path("dollars").asDouble());
        long begun = System.nanoTime();
        String id = post("/sweeps", 202).path("sweep_id").asText();
        JsonNode sweep = await(id);
        double seconds = (System.nanoTime() - begun) / 1e9;
        if (!sweep.path("status").asText().equals("completed")) {
            throw new IllegalStateException("the sweep did not complete: " + sweep);
        }
        out.printf(
                Locale.ROOT,
                "%ncompleted after %.2f s: %,d of %,d trials profitable, $%.6f%n%n",
                seconds,
                sweep.path("counts").path("profitable").asLong(),
                sweep.path("trials").asLong(),
                sweep.path("cost").path("dollars").asDouble());
        sweep.path("best").forEach(this::show);
        out.println();
        HeatDrawing.draw(get("/sweeps/" + id + "/heatmap?x=fast&y=slow")).forEach(out::println);
        out.println();
        out.println("result " + sweep.path("result_sha256").asText() + "  (whatever the number of shards)");
    }

    private JsonNode await(String id) throws IOException, InterruptedException {
        while (true) {
            JsonNode sweep = get("/sweeps/" + id);
            long done = sweep.path("progress").path("trials_done").asLong();
            long all = Math.max(1, sweep.path("trials").asLong());
            int filled = (int) Math.min(BAR, BAR * done / all);
            out.printf(
                    Locale.ROOT, "\r[%s%s] %,d of %,d trials", "#".repeat(filled), " ".repeat(BAR - filled), done, all);
            out.flush();
            String status = sweep.path("status").asText();
            if (!status.equals("queued") && !status.equals("running")) {
                out.println();
                return sweep;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private void show(JsonNode trial) {
        JsonNode metrics = trial.path("metrics");
        out.printf(
                Locale.ROOT,
                "  fast %3d  slow %3d   sharpe %5.2f   total return %6.1f %%   max drawdown %6.1f %%   %3d trades%n",
                trial.path("values").path("fast").asInt(),
                trial.path("values").path("slow").asInt(),
                metrics.path("sharpe").asDouble(),
                metrics.path("total_return").asDouble() * 100,
                metrics.path("max_drawdown").asDouble() * 100,
                metrics.path("trades").asInt());
    }

    private JsonNode post(String path, int expected) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(api + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                .build();
        return answer(request, expected);
    }

    private JsonNode get(String path) throws IOException, InterruptedException {
        return answer(HttpRequest.newBuilder(URI.create(api + path)).build(), 200);
    }

    private JsonNode answer(HttpRequest request, int expected) throws IOException, InterruptedException {
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        JsonNode body = JSON.readTree(answer.body());
        if (answer.statusCode() != expected) {
            throw new IllegalStateException(request.uri() + " answered " + answer.statusCode() + ": " + body);
        }
        return body;
    }
}
