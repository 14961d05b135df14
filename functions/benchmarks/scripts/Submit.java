import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Submits jobs over HTTP and waits until all have ended. Checks that none is lost and none exists twice before it
/// prints a time.
///
/// Arguments: base address, number of jobs, requests in flight at once.
public final class Submit {
    private static final Pattern ID = Pattern.compile("\"job_id\":\"([0-9a-z]{36})\"");
    private static final Pattern STATUS = Pattern.compile("\"status\":\"([a-z]+)\"");
    private static final Pattern CURSOR = Pattern.compile("\"next_cursor\":\"([0-9a-z]{36})\"");

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    public static void main(String[] args) throws Exception {
        URI jobs = URI.create(args[0] + "/api/v1/jobs");
        int count = Integer.parseInt(args[1]);
        int inFlight = Integer.parseInt(args[2]);
        round(jobs, 200, inFlight); // warm-up
        for (int round = 0; round < 5; round++) {
            round(jobs, count, inFlight).print(count, inFlight);
        }
    }

    private record Round(double submitSeconds, double[] latencies, double allDoneSeconds) {
        void print(int count, int inFlight) {
            System.out.printf(Locale.ROOT,
                    "%d jobs, %d in flight: %.0f submits/s, p50 %.1f ms, p99 %.1f ms, slowest %.1f ms; all completed after %.2f s%n",
                    count, inFlight, count / submitSeconds, at(0.5), at(0.99), at(1), allDoneSeconds);
        }

        double at(double quantile) {
            return latencies[(int) Math.ceil(quantile * latencies.length) - 1] * 1e3;
        }
    }

    private static Round round(URI jobs, int count, int inFlight) throws Exception {
        Semaphore slots = new Semaphore(inFlight);
        double[] latencies = new double[count];
        List<CompletableFuture<String>> answers = new ArrayList<>();
        long begun = System.nanoTime();
        for (int i = 0; i < count; i++) {
            slots.acquire();
            int index = i;
            HttpRequest request = HttpRequest.newBuilder(jobs)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"params\":{\"fast\":" + (2 + i % 50) + ",\"slow\":60}}"))
                    .build();
            long sent = System.nanoTime();
            answers.add(CLIENT.sendAsync(request, HttpResponse.BodyHandlers.ofString()).thenApply(answer -> {
                latencies[index] = (System.nanoTime() - sent) / 1e9;
                slots.release();
                if (answer.statusCode() != 202) {
                    throw new IllegalStateException(answer.statusCode() + " " + answer.body());
                }
                return group(ID, answer.body());
            }));
        }
        Set<String> ids = new HashSet<>();
        for (CompletableFuture<String> answer : answers) {
            ids.add(answer.get());
        }
        double submitSeconds = (System.nanoTime() - begun) / 1e9;
        if (ids.size() != count) {
            throw new IllegalStateException("submitted " + count + " but got " + ids.size() + " different ids");
        }
        awaitCompleted(jobs, ids);
        double allDone = (System.nanoTime() - begun) / 1e9;
        Arrays.sort(latencies);
        return new Round(submitSeconds, latencies, allDone);
    }

    /// Reads the list of jobs until each of ours stands in it once, completed.
    private static void awaitCompleted(URI jobs, Set<String> ids) throws Exception {
        while (true) {
            List<String> completed = new ArrayList<>();
            String cursor = "";
            int seen = 0;
            do {
                HttpResponse<String> page = CLIENT.send(
                        HttpRequest.newBuilder(URI.create(jobs + "?limit=200" + cursor)).build(),
                        HttpResponse.BodyHandlers.ofString());
                for (String job : page.body().split("(?=\\{\"job_id\")")) {
                    Matcher id = ID.matcher(job);
                    if (id.find() && ids.contains(id.group(1))) {
                        seen++;
                        String status = group(STATUS, job);
                        if (status.equals("completed")) {
                            completed.add(id.group(1));
                        } else if (!status.equals("queued") && !status.equals("running")) {
                            throw new IllegalStateException("a job is " + status);
                        }
                    }
                }
                Matcher next = CURSOR.matcher(page.body());
                cursor = next.find() ? "&cursor=" + next.group(1) : "";
            } while (!cursor.isEmpty() && seen < ids.size());
            if (seen != ids.size()) {
                throw new IllegalStateException("submitted " + ids.size() + " jobs but the list has " + seen);
            }
            if (completed.size() == ids.size()) {
                return;
            }
            Thread.sleep(200); // a list of hundreds of jobs is work for the stack too
        }
    }

    private static String group(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + text);
        }
        return matcher.group(1);
    }
}
