package io.backgrid.aws.dynamo;

import io.backgrid.aws.RemoteService;
import io.backgrid.jobs.TenantId;
import io.backgrid.jobs.dataset.Dataset;
import io.backgrid.jobs.dataset.DatasetName;
import io.backgrid.jobs.port.DatasetStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/// Data set entries in the table of jobs, see [TableKeys].
public final class DynamoDatasetStore implements DatasetStore {
    private final DynamoDbClient client;
    private final String table;
    private final RemoteService service = new RemoteService("the table of data sets");

    public DynamoDatasetStore(DynamoDbClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public void put(TenantId tenant, Dataset dataset) {
        service.call(() -> client.putItem(put -> put.tableName(table).item(DatasetItem.write(tenant, dataset))));
    }

    @Override
    public Optional<Dataset> find(TenantId tenant, DatasetName name) {
        GetItemResponse answer = service.call(() -> client.getItem(
                get -> get.tableName(table).key(TableKeys.dataset(tenant, name)).consistentRead(true)));
        return answer.hasItem() ? Optional.of(DatasetItem.read(answer.item())) : Optional.empty();
    }

    @Override
    public List<Dataset> list(TenantId tenant) {
        List<Dataset> found = new ArrayList<>();
        QueryRequest.Builder request = QueryRequest.builder()
                .tableName(table)
                .keyConditionExpression("pk = :tenant AND begins_with(sk, :data)")
                .expressionAttributeValues(
                        Map.of(":tenant", TableKeys.partition(tenant), ":data", TableKeys.text(TableKeys.DATA_PREFIX)))
                .consistentRead(true);
        Map<String, AttributeValue> next;
        do {
            QueryResponse page = service.call(() -> client.query(request.build()));
            page.items().stream().map(DatasetItem::read).forEach(found::add);
            next = page.lastEvaluatedKey();
            request.exclusiveStartKey(next);
        } while (!next.isEmpty());
        return found;
    }

    @Override
    public boolean delete(TenantId tenant, DatasetName name) {
        DeleteItemResponse answer = service.call(() -> client.deleteItem(delete ->
                delete.tableName(table).key(TableKeys.dataset(tenant, name)).returnValues(ReturnValue.ALL_OLD)));
        return answer.hasAttributes();
    }
}
