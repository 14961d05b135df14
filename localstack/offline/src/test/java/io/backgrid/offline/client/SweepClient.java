package io.backgrid.offline.client;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Calls the API about sweeps as any program would. Paths begin after `/api/v1/`.
public final class SweepClient {
    private final Client client;

    public SweepClient(Client client) {
        this.client = client;
    }

    /// Calls a stack on this machine.
    ///
    /// @param host such as `http://127.0.0.1:8080`
    public SweepClient(URI host) {
        this(new Client(host, Contract.load()));
    }

    /// A grid of moving averages on the sample AAPL from 2014, 25 slow ones for each fast one.
    ///
    /// @param fast   how many fast ones, from 2
    /// @param slow   the first slow one
    /// @param others more fields, beginning with a comma, or nothing
    public static String grid(int fast, int slow, String others) {
        return """
                {"symbols": ["AAPL"], "strategy": "ma_crossover", "start": "2014-01-01",
                 "params": {"fast": {"from": 2, "to": %d, "step": 1}, "slow": {"from": %d, "to": %d, "step": 1}}%s}""".formatted(fast + 1, slow, slow + 24, others);
    }

    public Answer call(String method, String path, BodyPublisher body, String... headers) {
        return client.send(method, "/api/v1/" + path, body, headers);
    }

    public Answer get(String path) {
        return call("GET", path, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return call("DELETE", path, BodyPublishers.noBody());
    }

    public Answer post(String path, String body, String... headers) {
        return client.post("/api/v1/" + path, body, headers);
    }

    public Answer putCsv(String name, byte[] csv) {
        return client.putCsv(name, csv);
    }

    /// Submits a sweep and answers its id.
    public String submit(String request) {
        Answer answer = post("sweeps", request);
        if (answer.status() != 202) {
            throw new AssertionError(answer.status() + " " + answer.body());
        }
        return answer.text("sweep_id");
    }

    /// Submits a sweep and reads it until it is complete.
    public JsonNode run(String request) {
        return completed(submit(request));
    }

    public JsonNode completed(String id) {
        JsonNode sweep = ended(id);
        if (!sweep.path("status").asText().equals("completed")) {
            throw new AssertionError(sweep.toString());
        }
        return sweep;
    }

    /// Reads a sweep until it has ended.
    public JsonNode ended(String id) {
        return client.awaitSweepEnd(id).json();
    }

    /// Reads a sweep until it is as wanted.
    public JsonNode until(String id, Predicate<JsonNode> wanted) {
        return client.until("/api/v1/sweeps/" + id, wanted).json();
    }

    /// All trials of a list, from its first page on.
    ///
    /// @param first path of the page, with its query
    public List<JsonNode> pages(String first) {
        return pages(first, "trials");
    }

    /// All elements of a list, from its first page on.
    ///
    /// @param first path of the page, with its query
    /// @param name  of the list in a page
    public List<JsonNode> pages(String first, String name) {
        List<JsonNode> elements = new ArrayList<>();
        String cursor = "";
        do {
            Answer page = get(first + cursor);
            if (page.status() != 200) {
                throw new AssertionError(page.status() + " " + page.body());
            }
            page.json().path(name).forEach(elements::add);
            cursor = page.json().has("next_cursor") ? "&cursor=" + page.text("next_cursor") : "";
        } while (!cursor.isEmpty());
        return elements;
    }

    public byte[] download(String address) {
        return client.download(address);
    }

    public static void pause(long millis) {
        Client.pause(Duration.ofMillis(millis));
    }
}
