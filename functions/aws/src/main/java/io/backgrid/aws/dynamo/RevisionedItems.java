package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.port.Admission;
import io.backgrid.jobs.port.IdempotencyKey;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/// Items that carry a revision, and are replaced only by whoever has seen the last one.
///
/// The client repeats a request whose answer was lost. The repetition then meets what the first one wrote and its
/// condition fails, though the write happened. So each write carries an id of its own, by which it knows itself again.
final class RevisionedItems {
    static final String REVISION = "revision";
    /// Names the request that wrote the item.
    static final String WRITE_ID = "write_id";

    private static final String ABSENT = "attribute_not_exists(pk)";

    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service;
    private final KeyedAdmission keyed;

    RevisionedItems(DynamoDbClient client, String table, RemoteService service) {
        this.client = client;
        this.table = table;
        this.service = service;
        this.keyed = new KeyedAdmission(client, table, service);
    }

    /// From a secure generator: others would repeat themselves in functions restored from one snapshot.
    static String newWriteId() {
        return UUID.randomUUID().toString();
    }

    Admission admit(Candidate candidate, Optional<IdempotencyKey> key, Instant now) {
        if (key.isPresent()) {
            return keyed.admit(candidate, key.get(), now);
        }
        if (!put(candidate.item(), ABSENT, Map.of())) {
            throw new IllegalStateException("there is an item " + candidate.id() + " already");
        }
        return new Admission.Accepted();
    }

    /// A consistent read.
    Optional<Map<String, AttributeValue>> find(Map<String, AttributeValue> key) {
        GetItemResponse answer = service.call(
                () -> client.getItem(get -> get.tableName(table).key(key).consistentRead(true)));
        return answer.hasItem() ? Optional.of(answer.item()) : Optional.empty();
    }

    /// Puts an item in the place of the one before it.
    ///
    /// @return whether that was still there
    boolean replace(Map<String, AttributeValue> item, long revision) {
        return put(item, "revision = :before", before(revision - 1));
    }

    /// Deletes an item of that revision, and answers whether it was there.
    boolean delete(Map<String, AttributeValue> key, long revision) {
        try {
            service.call(() -> client.deleteItem(delete -> delete.tableName(table)
                    .key(key)
                    .conditionExpression("revision = :before")
                    .expressionAttributeValues(before(revision))));
            return true;
        } catch (ConditionalCheckFailedException _) {
            return false;
        }
    }

    private boolean put(Map<String, AttributeValue> item, String condition, Map<String, AttributeValue> values) {
        try {
            service.call(() -> client.putItem(put -> {
                put.tableName(table)
                        .item(item)
                        .conditionExpression(condition)
                        .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
                if (!values.isEmpty()) {
                    put.expressionAttributeValues(values);
                }
            }));
            return true;
        } catch (ConditionalCheckFailedException e) {
            AttributeValue stored = e.hasItem() ? e.item().get(WRITE_ID) : null;
            return stored != null && stored.equals(item.get(WRITE_ID));
        }
    }

    private static Map<String, AttributeValue> before(long revision) {
        return Map.of(":before", AttributeValue.fromN(Long.toString(revision)));
    }
}
