package io.backgrid.offline.journey;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/// Calls the API as any program would, and holds each answer against the contract.
final class Client {
    static final String SEED = "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}";

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final URI host;
    private final Contract contract;

    /// Knows where the API answers.
    ///
    /// @param host such as `http://127.0.0.1:8080`
    Client(URI host, Contract contract) {
        this.host = host;
        this.contract = contract;
    }

    Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /// Submits a job as JSON.
    Answer submit(String body, String... headers) {
        return post("/api/v1/jobs", body, headers);
    }

    Answer post(String path, String body, String... headers) {
        String[] all = new String[headers.length + 2];
        all[0] = "Content-Type";
        all[1] = "application/json";
        System.arraycopy(headers, 0, all, 2, headers.length);
        return send("POST", path, BodyPublishers.ofString(body), all);
    }

    Answer putCsv(String name, byte[] csv) {
        return send("PUT", "/api/v1/datasets/" + name, BodyPublishers.ofByteArray(csv), "Content-Type", "text/csv");
    }

    Answer send(String method, String path, BodyPublisher body, String... headers) {
        Answer answer = raw(method, host.resolve(path), body, headers);
        contract.check(method, path, answer);
        return answer;
    }

    /// A call that is none of the contract's, such as to a presigned address.
    Answer raw(String method, URI address, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).method(method, body).timeout(Duration.ofSeconds(60));
        if (headers.length > 0) {
            request.headers(headers);
        }
        try {
            var response = http.send(request.build(), BodyHandlers.ofString());
            return new Answer(response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + address, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Reads a job until it has ended.
    Answer awaitEnd(String jobId) {
        return awaitEndOf("/api/v1/jobs/" + jobId);
    }

    /// Reads a sweep until it has ended.
    Answer awaitSweepEnd(String sweepId) {
        return awaitEndOf("/api/v1/sweeps/" + sweepId);
    }

    private Answer awaitEndOf(String path) {
        long deadline = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            Answer seen = get(path);
            String status = seen.text("status");
            if (seen.status() == 200 && !status.equals("queued") && !status.equals("running")) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError(path + " has not ended: " + seen.body());
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
