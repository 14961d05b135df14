package io.backgrid.offline.journey;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Calls the API about sweeps as any program would.
final class SweepClient {
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Client client;
    private final URI host;

    /// @param host such as `http://127.0.0.1:8080`
    SweepClient(URI host) {
        this.client = new Client(host, Contract.load());
        this.host = host;
    }

    /// A grid of moving averages on the sample AAPL from 2014, 25 slow ones for each fast one.
    ///
    /// @param fast   how many fast ones, from 2
    /// @param slow   the first slow one
    /// @param others more fields, beginning with a comma, or nothing
    static String grid(int fast, int slow, String others) {
        return """
                {"symbols": ["AAPL"], "strategy": "ma_crossover", "start": "2014-01-01",
                 "params": {"fast": {"from": 2, "to": %d, "step": 1}, "slow": {"from": %d, "to": %d, "step": 1}}%s}""".formatted(fast + 1, slow, slow + 24, others);
    }

    Answer call(String method, String path, BodyPublisher body, String... headers) {
        return client.raw(method, host.resolve("/api/v1/" + path), body, headers);
    }

    Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    Answer post(String path, String body, String... headers) {
        List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
        all.addAll(List.of(headers));
        return call("POST", path, BodyPublishers.ofString(body), all.toArray(String[]::new));
    }

    Answer putCsv(String name, byte[] csv) {
        return client.putCsv(name, csv);
    }

    /// Submits a sweep and answers its id.
    String submit(String request) {
        Answer answer = post("sweeps", request);
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.text("sweep_id");
    }

    /// Submits a sweep and reads it until it is complete.
    JsonNode run(String request) {
        return completed(submit(request));
    }

    JsonNode completed(String id) {
        JsonNode sweep = ended(id);
        if (!sweep.path("status").asText().equals("completed")) {
            throw new AssertionError(sweep.toString());
        }
        return sweep;
    }

    /// Reads a sweep until it has ended.
    JsonNode ended(String id) {
        return until(id, sweep -> {
            String status = sweep.path("status").asText();
            return !status.isEmpty() && !status.equals("queued") && !status.equals("running");
        });
    }

    /// Reads a sweep until it is as wanted. What is no answer of the sweep, such as a 503, is passed over.
    JsonNode until(String id, Predicate<JsonNode> wanted) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Answer answer = get("sweeps/" + id);
            if (answer.status() == 200 && wanted.test(answer.json())) {
                return answer.json();
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain: " + answer.body());
            }
            pause(20);
        }
    }

    byte[] download(String address) {
        try (HttpClient http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofByteArray())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
