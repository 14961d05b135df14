package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.JobId;
import io.backgrid.jobs.JobStatus;
import io.backgrid.jobs.TenantId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/// Lists a tenant's jobs or sweeps newest first: ids sort by age, so this reads the partition backwards.
final class Listing {
    /// A page with a rare status ends after this many items, found or not, so that no call takes for ever.
    private static final int LOOKED_AT = 1000;

    /// Items asked for at once under a filter: 250 of 4 KB are the 1 MB that DynamoDB answers with.
    private static final int FILTERED_AT_ONCE = 250;

    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service;
    private final String prefix;

    /// Part of a list.
    ///
    /// @param items newest first
    /// @param next  id of the last one, empty on the last page
    record Page(List<Map<String, AttributeValue>> items, Optional<JobId> next) {}

    /// @param prefix that the sort keys of what is listed begin with
    Listing(DynamoDbClient client, String table, RemoteService service, String prefix) {
        this.prefix = prefix;
        this.client = client;
        this.table = table;
        this.service = service;
    }

    Page page(TenantId tenant, Optional<JobStatus> status, int limit, Optional<JobId> after) {
        List<Map<String, AttributeValue>> found = new ArrayList<>();
        Optional<JobId> position = after;
        int looked = 0;
        do {
            int wanted = status.isPresent() ? Math.min(FILTERED_AT_ONCE, LOOKED_AT - looked) : limit + 1 - found.size();
            QueryResponse page = query(tenant, status, wanted, position);
            for (Map<String, AttributeValue> item : page.items()) {
                if (found.size() == limit) {
                    // One more than asked for: now it is certain that there is a next page.
                    return new Page(found, Optional.of(TableKeys.id(found.getLast(), prefix)));
                }
                found.add(item);
            }
            looked += page.scannedCount();
            position = page.hasLastEvaluatedKey() && !page.lastEvaluatedKey().isEmpty()
                    ? Optional.of(TableKeys.id(page.lastEvaluatedKey(), prefix))
                    : Optional.empty();
        } while (position.isPresent() && (status.isEmpty() || looked < LOOKED_AT));
        return new Page(found, position);
    }

    private QueryResponse query(TenantId tenant, Optional<JobStatus> status, int wanted, Optional<JobId> after) {
        Map<String, AttributeValue> values = new HashMap<>();
        values.put(":tenant", TableKeys.partition(tenant));
        values.put(":prefix", TableKeys.text(prefix));
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :tenant AND begins_with(sk, :prefix)")
                .scanIndexForward(false)
                // Whoever just submitted expects to see it in the list.
                .consistentRead(true)
                .limit(wanted);
        status.ifPresent(only -> {
            request.filterExpression("#status = :status")
                    .expressionAttributeNames(Map.of("#status", StateAttributes.STATUS));
            values.put(":status", TableKeys.text(only.wireName()));
        });
        after.ifPresent(id -> request.exclusiveStartKey(TableKeys.of(tenant, prefix, id)));
        request.expressionAttributeValues(values);
        return service.call(() -> client.query(request.build()));
    }
}
