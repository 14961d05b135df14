package io.backgrid.aws.sqs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.TenantId;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a message of the queue says: `{"v":1,"tenant":"local","job_id":"..."}`. All else stands in the job.
public final class JobMessage {
    private static final int VERSION = 1;
    private static final JsonMapper JSON = new JsonMapper();

    private JobMessage() {}

    /// The message that hands over `job`.
    public static String encode(JobRef job) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("v", VERSION)
                .put("tenant", job.tenant().value())
                .put("job_id", job.id().value())
                .toString();
    }

    /// The job that a message hands over, or empty when it is no such message or one of a later version.
    public static Optional<JobRef> decode(@Nullable String body) {
        if (body == null) {
            return Optional.empty();
        }
        try {
            JsonNode message = JSON.readTree(body);
            if (message.path("v").asInt() != VERSION) {
                return Optional.empty();
            }
            TenantId tenant = new TenantId(message.path("tenant").asText());
            return JobId.parse(message.path("job_id").asText()).map(id -> new JobRef(tenant, id));
        } catch (JsonProcessingException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
