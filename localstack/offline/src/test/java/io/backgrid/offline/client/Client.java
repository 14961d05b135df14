package io.backgrid.offline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Calls the API as any program would, and holds each answer against the contract. Paths begin with
/// `/api/v1`.
public final class Client {
    public static final String SEED = "{\"symbol\":\"AAPL\",\"strategy\":\"ma_crossover\",\"start\":\"2014-01-01\"}";

    private static final String AUTHORIZATION = "Authorization";
    private static final String JOBS = "/api/v1/jobs";
    private static final Set<Integer> BUSY = Set.of(429, 503);
    private static final int SLOW_STARTS = 5;

    // Over plain HTTP the client would ask for version 2 each time, which not every emulator refuses well.
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Access access;
    private final Contract contract;

    public Client(Access access, Contract contract) {
        this.access = access;
        this.contract = contract;
    }

    /// Calls a stack on this machine.
    ///
    /// @param host such as `http://127.0.0.1:8080`
    public Client(URI host, Contract contract) {
        this(Access.to(host), contract);
    }

    /// How this one reaches the API.
    public Access access() {
        return access;
    }

    public Answer get(String path, String... headers) {
        return send("GET", path, BodyPublishers.noBody(), headers);
    }

    public Answer delete(String path, String... headers) {
        return send("DELETE", path, BodyPublishers.noBody(), headers);
    }

    /// Submits a job as JSON.
    public Answer submit(String body, String... headers) {
        return post(JOBS, body, headers);
    }

    /// Submits a job as a program does that has to get through: what a busy stage does not take is sent again, with the
    /// same idempotency key.
    public Answer submitUntilTaken(String body) {
        String key = UUID.randomUUID().toString();
        String[] headers = {"Content-Type", "application/json", "Idempotency-Key", key};
        return repeat("POST", JOBS, BodyPublishers.ofString(body), taken -> !BUSY.contains(taken.status()), headers);
    }

    public Answer post(String path, String body, String... headers) {
        return send("POST", path, BodyPublishers.ofString(body), and(headers, "Content-Type", "application/json"));
    }

    public Answer putCsv(String name, byte[] csv) {
        return send("PUT", "/api/v1/datasets/" + name, BodyPublishers.ofByteArray(csv), "Content-Type", "text/csv");
    }

    public Answer send(String method, String path, BodyPublisher body, String... headers) {
        Answer answer = outsideContract(method, path, body, headers);
        contract.check(method, path, answer);
        return answer;
    }

    /// A call of the API that the contract does not know, such as one to a path that is none.
    public Answer outsideContract(String method, String path, BodyPublisher body, String... headers) {
        // Appended, not resolved: the address may have a path of its own.
        URI address = URI.create(access.address() + path);
        boolean shown = Arrays.asList(headers).contains(AUTHORIZATION);
        String[] sent = access.token()
                .filter(_ -> !shown)
                .map(token -> and(headers, AUTHORIZATION, "Bearer " + token))
                .orElse(headers);
        Answer answer = raw(method, address, body, sent);
        for (int again = 0; again < SLOW_STARTS && startedTooSlowly(answer); again++) {
            answer = raw(method, address, body, sent);
        }
        return answer;
    }

    /// Whether ministack says that a function ran out of time, as one does that starts beside ten others on two
    /// processors. The template makes 503 of it, which ministack does not know.
    private static boolean startedTooSlowly(Answer answer) {
        return answer.status() == 502 && answer.body().contains("Sandbox.Timedout");
    }

    /// A call of something else, such as a presigned address; without the token.
    public Answer raw(String method, URI address, BodyPublisher body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(address).method(method, body);
        if (headers.length > 0) {
            request.headers(headers);
        }
        HttpResponse<String> response = exchange(request, BodyHandlers.ofString());
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    /// The bytes behind a presigned address.
    public byte[] download(String address) {
        HttpResponse<byte[]> response =
                exchange(HttpRequest.newBuilder(URI.create(address)), BodyHandlers.ofByteArray());
        if (response.statusCode() != 200) {
            throw new AssertionError(address + " answered " + response.statusCode());
        }
        return response.body();
    }

    private <T> HttpResponse<T> exchange(HttpRequest.Builder builder, BodyHandler<T> body) {
        HttpRequest request = builder.timeout(Duration.ofSeconds(60)).build();
        try {
            return http.send(request, body);
        } catch (IOException e) {
            throw new UncheckedIOException(request.method() + " " + request.uri(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /// Submits a job and waits for its result, however often it has to ask.
    public JsonNode complete(String request) {
        Answer answer = submit(request, "Prefer", "wait=20");
        if (answer.status() == 202) {
            answer = awaitEnd(answer.text("job_id"));
        }
        if (!answer.text("status").equals("completed")) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.json();
    }

    /// Reads a job until it has ended.
    public Answer awaitEnd(String jobId) {
        return until("/api/v1/jobs/" + jobId, Client::hasEnded);
    }

    /// Reads a sweep until it has ended.
    public Answer awaitSweepEnd(String sweepId) {
        return until("/api/v1/sweeps/" + sweepId, Client::hasEnded);
    }

    /// Whether a job or sweep changes no more.
    static boolean hasEnded(JsonNode jobOrSweep) {
        String status = jobOrSweep.path("status").asText();
        return !status.isEmpty() && !status.equals("queued") && !status.equals("running");
    }

    /// Reads something until it is as wanted. What is no answer of it, such as a 503, is passed over.
    ///
    /// @throws AssertionError when patience is at its end
    public Answer until(String path, Predicate<JsonNode> wanted) {
        return repeat("GET", path, BodyPublishers.noBody(), seen -> seen.status() == 200 && wanted.test(seen.json()));
    }

    /// Calls until the answer is as wanted.
    private Answer repeat(String method, String path, BodyPublisher body, Predicate<Answer> wanted, String... headers) {
        long deadline = System.nanoTime() + access.patience().toNanos();
        while (true) {
            Answer seen = send(method, path, body, headers);
            if (wanted.test(seen)) {
                return seen;
            }
            if (System.nanoTime() > deadline) {
                throw new AssertionError("waited in vain for " + path + ": " + seen.body());
            }
            pause(access.pause());
        }
    }

    /// Does nothing for a while.
    public static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String[] and(String[] headers, String name, String value) {
        return Stream.concat(Stream.of(headers), Stream.of(name, value)).toArray(String[]::new);
    }
}
