package io.backgrid.offline.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.backgrid.offline.client.SweepClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What sweeps left in the data folder of a stack.
///
/// @param data the folder
record SweepFolder(Path data) {
    private static final JsonMapper JSON = new JsonMapper();

    /// Everything of a sweep.
    Path of(String sweep) {
        return data.resolve("s3/resultsbucket/local/sweeps").resolve(sweep);
    }

    /// The files of a sweep with that name, all when it is empty.
    List<Path> files(String sweep, String name) {
        if (!Files.exists(of(sweep))) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(of(sweep))) {
            return all.filter(Files::isRegularFile)
                    .filter(file ->
                            name.isEmpty() || file.getFileName().toString().equals(name))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The files of a sweep with that name, all when it is empty, once there have been the same ones for a while: when
    /// the shards that ran as it ended have ended too.
    List<Path> settled(String sweep, String name) {
        List<Path> before;
        List<Path> now = files(sweep, name);
        do {
            before = now;
            SweepClient.pause(1_500);
            now = files(sweep, name);
        } while (!now.equals(before));
        return now;
    }

    /// The numbers of the shards whose part is stored, by the manifest; none while there is no manifest.
    Set<Integer> stored(String sweep) throws IOException {
        Set<Integer> stored = new TreeSet<>();
        Path manifest = of(sweep).resolve("manifest.json");
        if (Files.exists(manifest)) {
            for (JsonNode task : JSON.readTree(manifest.toFile())) {
                Path receipt = of(sweep)
                        .resolve("parts")
                        .resolve(task.path("address").asText())
                        .resolve("receipt.json");
                if (Files.exists(receipt) && Files.size(receipt) > 0) {
                    stored.add(task.path("shard").asInt());
                }
            }
        }
        return stored;
    }

    /// The shards that the log says were computed for a sweep, as often as it says so.
    List<Integer> computed(String sweep) throws IOException {
        List<Integer> computed = new ArrayList<>();
        for (JsonNode line : log("shard_done")) {
            if (line.path("sweep_id").asText().equals(sweep)
                    && !line.path("found").asBoolean()) {
                computed.add(line.path("shard").asInt());
            }
        }
        return computed;
    }

    /// The lines of the log about an event.
    List<JsonNode> log(String event) throws IOException {
        List<JsonNode> lines = new ArrayList<>();
        for (String line : Files.readAllLines(data.resolve("log.jsonl"))) {
            // The last line of a stack that was killed may have no end.
            if (line.contains("\"event\":\"" + event + "\"") && line.endsWith("}")) {
                lines.add(JSON.readTree(line));
            }
        }
        return lines;
    }
}
