package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// The index `open`: the jobs and sweeps of all tenants that have not ended, by when they were last handed over.
///
/// It has 8 partitions because every job enters and leaves it, and one partition takes 1,000 writes a second.
final class OpenIndex {
    static final String NAME = "open";
    private static final int SHARDS = 8;
    /// Where jobs stand in the index.
    static final String JOBS = "OPEN#";
    /// Where sweeps do.
    static final String SWEEPS = "OPEN-SWEEP#";

    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service;
    private final String prefix;

    OpenIndex(DynamoDbClient client, String table, RemoteService service, String prefix) {
        this.prefix = prefix;
        this.client = client;
        this.table = table;
        this.service = service;
    }

    /// Where something stands in the index; the last character of its id is random.
    static String shardOf(String prefix, JobId id) {
        return prefix + id.value().charAt(id.value().length() - 1) % SHARDS;
    }

    /// Keys of what was last handed over before `sentBefore`, oldest first, at most `limit`.
    List<Map<String, AttributeValue>> before(Instant sentBefore, int limit) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        for (int shard = 0; shard < SHARDS; shard++) {
            found.addAll(query(prefix + shard, sentBefore, limit));
        }
        return found.stream()
                .sorted(Comparator.comparing((Map<String, AttributeValue> item) ->
                        ItemReader.ofKey(item).text(StateAttributes.OPEN_SINCE)))
                .limit(limit)
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
