package io.backgrid.aws.dynamo;

import io.backgrid.jobs.JobId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Remembers which job or sweep an idempotency key stands for, for 24 hours.
///
/// @param jobId      what was admitted under the key
/// @param specSha256 what that asks for
/// @param expiresAt  epoch seconds; DynamoDB deletes the item some time after it, hours even, so readers look at it too
record IdempotencyItem(JobId jobId, String specSha256, long expiresAt) {
    static final String EXPIRES_AT = "expires_at";
    private static final Duration LIFE = Duration.ofHours(24);

    static Map<String, AttributeValue> write(Candidate candidate, IdempotencyKey key, Instant now) {
        return ItemWriter.item(TableKeys.idempotency(candidate.tenant(), key))
                .text("job_id", candidate.id().value())
                .text(Candidate.SPEC_SHA256, candidate.specSha256())
                .whole(EXPIRES_AT, now.plus(LIFE).getEpochSecond())
                .attributes();
    }

    static IdempotencyItem read(Map<String, AttributeValue> item) {
        ItemReader reader = ItemReader.of(item);
        return new IdempotencyItem(
                new JobId(reader.text("job_id")), reader.text(Candidate.SPEC_SHA256), reader.whole(EXPIRES_AT));
    }

    /// What this item decides about a candidate, or empty when it has run out and decides nothing.
    Optional<Admission> decide(Candidate candidate, Instant now) {
        if (expiresAt <= now.getEpochSecond()) {
            return Optional.empty();
        }
        if (jobId.equals(candidate.id())) {
            // This very one: the answer to its first attempt was lost.
            return Optional.of(new Admission.Accepted());
        }
        return Optional.of(
                specSha256.equals(candidate.specSha256()) ? new Admission.Repeated(jobId) : new Admission.KeyReused());
    }
}
