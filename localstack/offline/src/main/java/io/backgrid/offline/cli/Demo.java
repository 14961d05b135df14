package io.backgrid.offline.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.StreamSupport;

/// Two backtests and a sweep the whole way, over HTTP like any client, shown in a terminal: a strategy of the
/// catalogue,
/// rules of one's own with orders, and a thousand combinations of two numbers.
final class Demo {
    private static final String NAMED = "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}";
    private static final String RULES = """
            {"symbol":"SP500","entry_rule":"rsi(close, n) < 30 and close > sma(close, 200)","exit_rule":"rsi(close, n) > 60",
             "params":{"n":5},"stop_loss":{"atr":14,"multiple":3},"sizing":{"mode":"risk","value":0.02},"fees":{"rate":0.0005},
             "verify":["no_lookahead"]}""";
    private static final JsonMapper JSON = new JsonMapper();

    private final URI api;
    private final Path objects;
    private final PrintStream out;

    /// @param api     where the stack answers
    /// @param objects the folder in which its buckets lie
    Demo(URI api, Path objects, PrintStream out) {
        this.api = api;
        this.objects = objects;
        this.out = out;
    }

    /// Runs and shows it.
    ///
    /// @throws IllegalStateException when the job does not complete
    void run() throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            JsonNode named = submit(client, NAMED);
            show(named, "ma_crossover fast 20 slow 50");
            drawCurve(named);
            out.println();
            out.println("curve  " + curveFile(client, text(named, "job_id")));
            out.println("result " + text(named, "result_sha256") + "  (the same data and request give it anywhere)");
            out.println();
            JsonNode rules = submit(client, RULES);
            show(rules, "rules of your own");
            JsonNode proof = rules.path("verification").path("no_lookahead");
            out.printf(
                    Locale.ROOT,
                    "no look-ahead: %,d comparisons at %d cuts, all equal%n",
                    proof.path("comparisons").asLong(),
                    proof.path("cuts").size());
            out.println();
            new SweepDemo(api, client, out).run();
        }
    }

    private JsonNode submit(HttpClient client, String request) throws IOException, InterruptedException {
        out.println("POST " + api + "/jobs   Prefer: wait=20");
        out.println(request);
        long begun = System.nanoTime();
        HttpResponse<String> answer = client.send(
                HttpRequest.newBuilder(URI.create(api + "/jobs"))
                        .header("Content-Type", "application/json")
                        .header("Prefer", "wait=20")
                        .POST(HttpRequest.BodyPublishers.ofString(request))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        double seconds = (System.nanoTime() - begun) / 1e9;
        JsonNode job = JSON.readTree(answer.body());
        if (answer.statusCode() != 200) {
            throw new IllegalStateException("the job did not complete: " + answer.statusCode() + " " + job);
        }
        out.printf(Locale.ROOT, "%n200 after %.2f s: job %s completed%n", seconds, text(job, "job_id"));
        return job;
    }

    private void show(JsonNode job, String strategy) {
        JsonNode data = job.path("data");
        JsonNode metrics = job.path("metrics");
        out.printf(
                Locale.ROOT,
                "%s, %s, %s to %s, %,d bars, engine %.1f ms%n%n",
                text(data, "name"),
                strategy,
                text(data, "from"),
                text(data, "to"),
                data.path("bars").asInt(),
                job.path("runtime_seconds").asDouble() * 1e3);
        line("total return", percent(metrics, "total_return"), "sharpe", number(metrics, "sharpe"));
        line("growth a year", percent(metrics, "cagr"), "sortino", number(metrics, "sortino"));
        line("volatility", percent(metrics, "volatility"), "max drawdown", percent(metrics, "max_drawdown"));
        line("trades", number(metrics, "trades"), "win rate", percent(metrics, "win_rate"));
        line("time in market", percent(metrics, "exposure"), "profit factor", number(metrics, "profit_factor"));
        out.println();
    }

    private void drawCurve(JsonNode job) {
        JsonNode data = job.path("data");
        JsonNode curve = job.path("equity_curve");
        double[] equity = StreamSupport.stream(curve.spliterator(), false)
                .mapToDouble(point -> point.path("equity").asDouble())
                .toArray();
        CurveDrawing.draw(equity, text(data, "from"), text(data, "to")).forEach(out::println);
    }

    private void line(String left, String leftValue, String right, String rightValue) {
        out.printf("  %-15s %10s      %-15s %10s%n", left, leftValue, right, rightValue);
    }

    private static String percent(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        return value.isNumber() ? String.format(Locale.ROOT, "%.1f %%", value.asDouble() * 100) : "undefined";
    }

    private static String number(JsonNode metrics, String name) {
        JsonNode value = metrics.path(name);
        if (value.isIntegralNumber()) {
            return value.asText();
        }
        return value.isNumber() ? String.format(Locale.ROOT, "%.2f", value.asDouble()) : "undefined";
    }

    private static String text(JsonNode json, String name) {
        return json.path(name).asText();
    }

    /// The address that the API gives for the Parquet object names bucket and key; offline that is also a file.
    private Path curveFile(HttpClient client, String jobId) throws IOException, InterruptedException {
        HttpResponse<Void> answer = client.send(
                HttpRequest.newBuilder(URI.create(api + "/jobs/" + jobId + "/equity-curve"))
                        .header("Accept", "application/vnd.apache.parquet")
                        .build(),
                HttpResponse.BodyHandlers.discarding());
        String location = answer.headers()
                .firstValue("Location")
                .orElseThrow(() -> new IllegalStateException("no address for the curve: " + answer.statusCode()));
        return objects.resolve(URI.create(location).getPath().substring(1));
    }
}
