package io.backgrid.aws.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.sweep.SweepRef;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a message of the queue says: `{"v":1,"tenant":"local","job_id":"..."}`, or `sweep_id` for a small sweep. All
/// else
/// stands in the job or sweep.
public final class QueueMessage {
    private static final int VERSION = 1;
    private static final String JOB_ID = "job_id";
    private static final String SWEEP_ID = "sweep_id";
    private static final JsonMapper JSON = new JsonMapper();

    private QueueMessage() {}

    /// What a message hands over.
    public sealed interface Work {
        /// One backtest.
        record OfJob(JobRef ref) implements Work {}

        /// A sweep that one function runs.
        record OfSweep(SweepRef ref) implements Work {}
    }

    /// The message that hands over `job`.
    public static String encode(JobRef job) {
        return encode(job.tenant(), JOB_ID, job.id());
    }

    /// The message that hands over `sweep`.
    public static String encode(SweepRef sweep) {
        return encode(sweep.tenant(), SWEEP_ID, sweep.id());
    }

    private static String encode(TenantId tenant, String name, JobId id) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("tenant", tenant.value())
                .put(name, id.value())
                .toString();
    }

    /// What a message hands over, or empty when it is no such message or one of a later version.
    public static Optional<Work> decode(@Nullable String body) {
        if (body == null) {
            return Optional.empty();
        }
        try {
            JsonNode message = JSON.readTree(body);
            if (message.path("v").asInt() != VERSION) {
                return Optional.empty();
            }
            TenantId tenant = new TenantId(message.path("tenant").asText());
            return message.has(SWEEP_ID)
                    ? JobId.parse(message.path(SWEEP_ID).asText()).map(id -> new Work.OfSweep(new SweepRef(tenant, id)))
                    : JobId.parse(message.path(JOB_ID).asText()).map(id -> new Work.OfJob(new JobRef(tenant, id)));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
