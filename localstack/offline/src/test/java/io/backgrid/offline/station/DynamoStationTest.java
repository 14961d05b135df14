package io.backgrid.offline.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.backgrid.offline.loopback.PortTakenException;
import io.backgrid.offline.template.TableSchema;
import io.backgrid.offline.template.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

final class DynamoStationTest {

    private static final TableSchema SCHEMA =
            Template.read(Path.of("src/test/resources/template.yaml")).table();
    private static final Map<String, AttributeValue> ITEM = Map.of(
            "pk", AttributeValue.fromS("tenant#local"),
            "sk", AttributeValue.fromS("job#1"),
            "open_shard", AttributeValue.fromS("3"),
            "open_since", AttributeValue.fromS("2026-01-02T03:04:05Z"));

    @TempDir
    Path folder;

    @Test
    void itemsAndTablesSurviveARestart() {
        try (DynamoStation station = DynamoStation.start(folder, 0);
                DynamoDbClient dynamo = LocalClients.dynamo(station.endpoint())) {
            Provisioning.table(dynamo, SCHEMA);
            dynamo.putItem(put -> put.tableName("Table").item(ITEM));
        }

        try (DynamoStation station = DynamoStation.start(folder, 0);
                DynamoDbClient dynamo = LocalClients.dynamo(station.endpoint())) {
            Provisioning.table(dynamo, SCHEMA);
            assertThat(dynamo.getItem(get ->
                                    get.tableName("Table").key(Map.of("pk", ITEM.get("pk"), "sk", ITEM.get("sk"))))
                            .item())
                    .isEqualTo(ITEM);
        }
    }

    @Test
    void theTableHasTheKeysTheIndexAndTheExpiryOfTheTemplate() {
        try (DynamoStation station = DynamoStation.start(folder, 0);
                DynamoDbClient dynamo = LocalClients.dynamo(station.endpoint())) {
            Provisioning.table(dynamo, SCHEMA);
            dynamo.putItem(put -> put.tableName("Table").item(ITEM));

            TableDescription table =
                    dynamo.describeTable(each -> each.tableName("Table")).table();
            assertThat(table.keySchema())
                    .extracting(key -> key.attributeName() + " " + key.keyType())
                    .containsExactly("pk " + KeyType.HASH, "sk " + KeyType.RANGE);
            assertThat(dynamo.describeTimeToLive(each -> each.tableName("Table"))
                            .timeToLiveDescription()
                            .attributeName())
                    .isEqualTo("expires_at");
            QueryResponse open = dynamo.query(query -> query.tableName("Table")
                    .indexName("open")
                    .keyConditionExpression("open_shard = :shard")
                    .expressionAttributeValues(Map.of(":shard", AttributeValue.fromS("3"))));
            assertThat(open.items()).containsExactly(ITEM);
        }
    }

    @Test
    void aConditionThatFailsIsReportedAsOnAws() {
        try (DynamoStation station = DynamoStation.start(folder, 0);
                DynamoDbClient dynamo = LocalClients.dynamo(station.endpoint())) {
            Provisioning.table(dynamo, SCHEMA);
            dynamo.putItem(put -> put.tableName("Table").item(ITEM));

            assertThatThrownBy(() -> dynamo.putItem(
                            put -> put.tableName("Table").item(ITEM).conditionExpression("attribute_not_exists(pk)")))
                    .isInstanceOf(ConditionalCheckFailedException.class);
        }
    }

    @Test
    void itLetsGoOfItsFileWhenItStops() {
        for (int round = 0; round < 3; round++) {
            try (DynamoStation station = DynamoStation.start(folder, 0);
                    DynamoDbClient dynamo = LocalClients.dynamo(station.endpoint())) {
                Provisioning.table(dynamo, SCHEMA);
                dynamo.putItem(put -> put.tableName("Table").item(ITEM));
                assertThat(folder).isDirectoryContaining("glob:**-wal");
            }
            assertThat(folder).isDirectoryNotContaining("glob:**-wal");
        }
    }

    @Test
    void aDamagedFileIsNamed() throws IOException {
        Files.writeString(
                folder.resolve("shared-local-instance.db"), "this is no database, but long enough ".repeat(50));

        assertThatThrownBy(() -> DynamoStation.start(folder, 0))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("shared-local-instance.db cannot be opened");
    }

    @Test
    void aTakenPortIsNamed() {
        try (DynamoStation station = DynamoStation.start(folder.resolve("a"), 0)) {
            int port = station.endpoint().getPort();
            assertThatThrownBy(() -> DynamoStation.start(folder.resolve("b"), port))
                    .isInstanceOf(PortTakenException.class)
                    .hasMessageContaining("port " + port + " of 127.0.0.1 is taken")
                    .hasMessageContaining("choose another port");
        }
    }
}
