package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.Job;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import io.backgrid.jobs.port.JobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Jobs in a DynamoDB table, see [TableKeys] and [OpenIndex].
///
/// The client repeats a request whose answer was lost. The repetition then meets what the first one wrote and its
/// condition fails, though the write happened. So each write carries an id of its own, by which it knows itself again.
public final class DynamoJobStore implements JobStore {
    private final DynamoDbClient client;
    private final String table;
    private final InstantSource clock;
    private final RemoteService service = new RemoteService("the job table");
    private final KeyedAdmission keyed;
    private final JobListing listing;
    private final OpenIndex open;

    /// Jobs in `table`.
    ///
    /// @param clock tells when idempotency keys run out
    public DynamoJobStore(DynamoDbClient client, String table, InstantSource clock) {
        this.client = client;
        this.table = table;
        this.clock = clock;
        this.keyed = new KeyedAdmission(client, table, service);
        this.listing = new JobListing(client, table, service);
        this.open = new OpenIndex(client, table, service);
    }

    @Override
    public Admission admit(Job job, Optional<IdempotencyKey> key) {
        String writeId = newWriteId();
        if (key.isPresent()) {
            return keyed.admit(job, writeId, key.get(), clock.instant());
        }
        if (!put(job, writeId, "attribute_not_exists(pk)", Map.of())) {
            throw new IllegalStateException("there is a job " + job.ref().id() + " already");
        }
        return new Admission.Accepted();
    }

    @Override
    public Optional<Job> find(JobRef ref) {
        GetItemResponse answer = service.call(() -> client.getItem(
                get -> get.tableName(table).key(TableKeys.job(ref)).consistentRead(true)));
        return answer.hasItem() ? Optional.of(JobItem.read(answer.item())) : Optional.empty();
    }

    @Override
    public JobPage list(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        return listing.page(tenant, status, limit, after);
    }

    @Override
    public boolean replace(Job next) {
        return put(next, newWriteId(), "revision = :before", revision(next.revision() - 1));
    }

    @Override
    public boolean delete(Job job) {
        try {
            service.call(() -> client.deleteItem(delete -> delete.tableName(table)
                    .key(TableKeys.job(job.ref()))
                    .conditionExpression("revision = :before")
                    .expressionAttributeValues(revision(job.revision()))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    @Override
    public List<JobRef> openSince(Instant sentBefore, int limit) {
        return open.before(sentBefore, limit);
    }

    private boolean put(Job job, String writeId, String condition, Map<String, AttributeValue> values) {
        try {
            service.call(() -> client.putItem(put -> {
                put.tableName(table)
                        .item(JobItem.write(job, writeId))
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (!values.isEmpty()) {
                    put.expressionAttributeValues(values);
                }
            }));
            return true;
        } catch (ConditionalCheckFailedException e) {
            AttributeValue stored = e.hasItem() ? e.item().get(JobItem.WRITE_ID) : null;
            return stored != null && writeId.equals(stored.s());
        }
    }

    private static Map<String, AttributeValue> revision(long revision) {
        return Map.of(":before", AttributeValue.fromN(Long.toString(revision)));
    }

    /// From a secure generator: others would repeat themselves in functions restored from one snapshot.
    private static String newWriteId() {
        return UUID.randomUUID().toString();
    }
}
