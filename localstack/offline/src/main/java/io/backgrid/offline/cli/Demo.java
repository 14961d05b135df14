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

/// One backtest the whole way, over HTTP like any client, shown in a terminal.
final class Demo {
    private static final String REQUEST =
            "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}";
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
            out.println("POST " + api + "/jobs   Prefer: wait=20");
            out.println(REQUEST);
            long begun = System.nanoTime();
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create(api + "/jobs"))
                            .header("Content-Type", "application/json")
                            .header("Prefer", "wait=20")
                            .POST(HttpRequest.BodyPublishers.ofString(REQUEST))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            double seconds = (System.nanoTime() - begun) / 1e9;
            JsonNode job = JSON.readTree(answer.body());
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("the job did not complete: " + answer.statusCode() + " " + job);
            }
            out.printf(Locale.ROOT, "%n200 after %.2f s: job %s completed%n", seconds, text(job, "job_id"));
            show(job);
            out.println();
            out.println("curve  " + curveFile(client, text(job, "job_id")));
            out.println("result " + text(job, "result_sha256") + "  (the same data and request give it anywhere)");
        }
    }

    private void show(JsonNode job) {
        JsonNode data = job.path("data");
        JsonNode params = job.path("spec").path("params");
        JsonNode metrics = job.path("metrics");
        out.printf(
                Locale.ROOT,
                "%s, ma_crossover fast %d slow %d, %s to %s, %,d bars, engine %.1f ms%n%n",
                text(data, "name"),
                params.path("fast").asInt(),
                params.path("slow").asInt(),
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
