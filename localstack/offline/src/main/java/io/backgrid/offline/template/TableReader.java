package io.backgrid.offline.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads an `AWS::DynamoDB::Table`.
final class TableReader {

    private final Node properties;
    private final Map<String, String> types = new HashMap<>();

    private TableReader(Node properties) {
        this.properties = properties;
        Node definitions = properties.at("AttributeDefinitions");
        definitions
                .items()
                .forEach(each -> types.put(
                        each.at("AttributeName").text(),
                        each.at("AttributeType").text()));
    }

    static TableSchema table(Map.Entry<String, Node> resource) {
        return new TableReader(resource.getValue().at("Properties")).read(resource.getKey());
    }

    private TableSchema read(String logicalId) {
        Node keys = properties.at("KeySchema");
        List<TableSchema.Index> indexes = new ArrayList<>();
        properties.at("GlobalSecondaryIndexes").items().forEach(index -> indexes.add(index(index)));
        Node expiry = properties.at("TimeToLiveSpecification");
        boolean expires =
                expiry.isPresent() && Boolean.parseBoolean(expiry.at("Enabled").text());
        return new TableSchema(
                logicalId,
                partition(keys),
                key(keys, "RANGE"),
                indexes,
                expires ? expiry.at("AttributeName").text() : null);
    }

    private TableSchema.Index index(Node index) {
        Node keys = index.at("KeySchema");
        Node projection = index.at("Projection");
        return new TableSchema.Index(
                index.at("IndexName").text(),
                partition(keys),
                key(keys, "RANGE"),
                projection.at("ProjectionType").text(),
                projection.at("NonKeyAttributes").items().stream()
                        .map(Node::text)
                        .toList());
    }

    private TableSchema.Key partition(Node keys) {
        TableSchema.Key key = key(keys, "HASH");
        if (key == null) {
            throw keys.wrong("needs a key of KeyType HASH");
        }
        return key;
    }

    private TableSchema.@Nullable Key key(Node keys, String role) {
        for (Node key : keys.items()) {
            if (key.at("KeyType").text().equals(role)) {
                Node name = key.at("AttributeName");
                String type = types.get(name.text());
                if (type == null) {
                    throw name.wrong("is " + name.text() + ", which "
                            + properties.at("AttributeDefinitions").path() + " lacks");
                }
                return new TableSchema.Key(name.text(), type);
            }
        }
        return null;
    }
}
