import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the time of one AAPL job goes, station by station, from what the job itself says. Argument: base address.
public final class Stations {
    private static final int RUNS = 40;
    private static final int WARM_UP = 20;

    public static void main(String[] args) throws Exception {
        Map<String, List<Double>> stations = new LinkedHashMap<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (int run = 0; run < WARM_UP + RUNS; run++) {
                Instant sent = Instant.now();
                HttpResponse<String> answer = client.send(
                        HttpRequest.newBuilder(URI.create(args[0] + "/api/v1/jobs"))
                                .header("Content-Type", "application/json")
                                .header("Prefer", "wait=20")
                                .POST(HttpRequest.BodyPublishers.ofString(
                                        "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
                Instant got = Instant.now();
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                if (run >= WARM_UP) {
                    split(stations, answer.body(), sent, got);
                }
            }
        }
        stations.forEach((station, millis) -> {
            double[] sorted = millis.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            System.out.printf(Locale.ROOT, "%-62s %7.2f ms (%.2f to %.2f)%n",
                    station, sorted[sorted.length / 2], sorted[0], sorted[sorted.length - 1]);
        });
    }

    private static void split(Map<String, List<Double>> stations, String job, Instant sent, Instant got) {
        Instant submitted = time(job, "submitted_at");
        Instant started = time(job, "started_at");
        Instant completed = time(job, "completed_at");
        double engine = Double.parseDouble(group(job, "runtime_seconds", "([0-9.Ee-]+)")) * 1e3;
        add(stations, "client to accepted (HTTP, gateway, validation)", millis(sent, submitted));
        add(stations, "accepted to taken (item written, message sent and received)", millis(submitted, started));
        add(stations, "engine (plan, kernel, metrics)", engine);
        add(stations, "rest of the worker (mark running, bars, Parquet to S3)", millis(started, completed) - engine);
        add(stations, "completed to client (item, next look, curve from S3, JSON, HTTP)", millis(completed, got));
        add(stations, "whole", millis(sent, got));
    }

    private static void add(Map<String, List<Double>> stations, String station, double millis) {
        stations.computeIfAbsent(station, _ -> new ArrayList<>()).add(millis);
    }

    private static double millis(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() / 1e6;
    }

    private static Instant time(String job, String name) {
        return Instant.parse(group(job, name, "\"([^\"]+)\""));
    }

    private static String group(String job, String name, String value) {
        Matcher matcher = Pattern.compile("\"" + name + "\":" + value).matcher(job);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + name + " in " + job);
        }
        return matcher.group(1);
    }
}
