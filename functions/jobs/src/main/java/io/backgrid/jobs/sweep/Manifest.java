package io.backgrid.jobs.sweep;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.request.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The list of a sweep's shards as the JSON array that a state machine maps over, one object for each function call.
public final class Manifest {
    private static final JsonMapper JSON = new JsonMapper();

    private Manifest() {}

    /// The same tasks give the same bytes.
    public static byte[] write(List<ShardTask> tasks) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        tasks.forEach(task -> list.add(toJson(task)));
        return list.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// What a sweep remembers of its manifest.
    public static ManifestRef ref(byte[] manifest, int shards) {
        return new ManifestRef(Sha256.hex(manifest), shards);
    }

    /// The tasks of the manifest that a sweep remembers.
    ///
    /// @return empty when it is another one
    public static Optional<List<ShardTask>> read(byte[] manifest, ManifestRef ref) {
        return Sha256.hex(manifest).equals(ref.sha256()) ? Optional.of(read(manifest)) : Optional.empty();
    }

    /// The tasks of a manifest.
    ///
    /// @throws IllegalStateException when it is none
    public static List<ShardTask> read(byte[] manifest) {
        try {
            List<ShardTask> tasks = new ArrayList<>();
            JSON.readTree(manifest).forEach(each -> tasks.add(task(each)));
            return tasks;
        } catch (IOException e) {
            throw new IllegalStateException("the manifest is no JSON", e);
        }
    }

    /// The tasks of a manifest, or empty when it is none: for those who can do without.
    public static Optional<List<ShardTask>> readIfWhole(byte[] manifest) {
        try {
            return Optional.of(read(manifest));
        } catch (IllegalStateException _) {
            return Optional.empty();
        }
    }

    private static ObjectNode toJson(ShardTask task) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("tenant", task.sweep().tenant().value())
                .put("sweep_id", task.sweep().id().value())
                .put("shard", task.shard().number())
                .put("from", task.shard().from())
                .put("to", task.shard().to())
                .put("address", task.address().sha256())
                .put("round", task.round());
    }

    /// One task, as a function is handed it.
    ///
    /// @throws IllegalStateException when it is none
    public static ShardTask task(JsonNode json) {
        try {
            SweepRef sweep = new SweepRef(
                    new TenantId(json.path("tenant").asText()),
                    new JobId(json.path("sweep_id").asText()));
            Shard shard = new Shard(
                    json.path("shard").asInt(-1),
                    json.path("from").asLong(),
                    json.path("to").asLong());
            return new ShardTask(
                    sweep,
                    shard,
                    new PartAddress(json.path("address").asText()),
                    json.path("round").asInt());
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("no shard is told by " + json, e);
        }
    }
}
