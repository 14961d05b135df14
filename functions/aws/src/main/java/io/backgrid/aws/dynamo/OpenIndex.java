package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobRef;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The index `open`: the jobs of all tenants that have not ended, by when they were last handed to the queue.
///
/// It has 8 partitions because every job enters and leaves it, and one partition takes 1,000 writes a second.
final class OpenIndex {
    static final String NAME = "open";
    private static final int SHARDS = 8;
    private static final String SHARD_PREFIX = "OPEN#";

    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service;

    OpenIndex(DynamoDbClient client, String table, RemoteService service) {
        this.client = client;
        this.table = table;
        this.service = service;
    }

    /// Where a job stands in the index; its last character is random.
    static String shardOf(JobId id) {
        return SHARD_PREFIX + id.value().charAt(id.value().length() - 1) % SHARDS;
    }

    /// Open jobs last sent before `sentBefore`, oldest first, at most `limit`.
    List<JobRef> before(Instant sentBefore, int limit) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            found.addAll(query(SHARD_PREFIX + shard, sentBefore, limit));
        }
        return found.stream()
                .sorted(Comparator.comparing((Map<String, AttributeValue> item) ->
                        ItemReader.ofKey(item).text(StateAttributes.OPEN_SINCE)))
                .limit(limit)
                .map(TableKeys::jobRef)
                .toList();
    }

    private List<Map<String, AttributeValue>> query(String shard, Instant sentBefore, int limit) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .indexName(NAME)
                .keyConditionExpression("open_shard = :shard AND open_since < :before")
                .expressionAttributeValues(
                        Map.of(":shard", TableKeys.text(shard), ":before", TableKeys.text(InstantText.of(sentBefore))));
        boolean more = true;
        while (more && found.size() < limit) {
            request.limit(limit - found.size());
            QueryResponse page = service.call(() -> client.query(request.build()));
            found.addAll(page.items());
            more = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty();
            request.exclusiveStartKey(page.lastEvaluatedKey());
        }
        return found;
    }
}
