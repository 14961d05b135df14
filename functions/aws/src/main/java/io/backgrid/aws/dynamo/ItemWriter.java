package io.backgrid.aws.dynamo;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Collects the attributes of an item.
final class ItemWriter {
    /// The shape in which items are written now. A change that an earlier reader would misunderstand raises it; a
    /// reader accepts every version up to its own.
    static final int VERSION = 1;

    static final String VERSION_ATTRIBUTE = "v";

    private final Map<String, AttributeValue> attributes = new LinkedHashMap<>();

    /// Begins an item of the table.
    static ItemWriter item(Map<String, AttributeValue> key) {
        ItemWriter writer = new ItemWriter();
        writer.attributes.putAll(key);
        return writer.whole(VERSION_ATTRIBUTE, VERSION);
    }

    /// Begins a group of attributes inside an item.
    static ItemWriter group() {
        return new ItemWriter();
    }

    ItemWriter text(String name, String value) {
        attributes.put(name, AttributeValue.fromS(value));
        return this;
    }

    ItemWriter whole(String name, long value) {
        attributes.put(name, AttributeValue.fromN(Long.toString(value)));
        return this;
    }

    ItemWriter flag(String name, boolean value) {
        attributes.put(name, AttributeValue.fromBool(value));
        return this;
    }

    ItemWriter instant(String name, Instant value) {
        return text(name, InstantText.of(value));
    }

    ItemWriter group(String name, ItemWriter group) {
        attributes.put(name, AttributeValue.fromM(group.attributes));
        return this;
    }

    ItemWriter groups(String name, List<ItemWriter> groups) {
        attributes.put(
                name,
                AttributeValue.fromL(groups.stream()
                        .map(group -> AttributeValue.fromM(group.attributes))
                        .toList()));
        return this;
    }

    Map<String, AttributeValue> attributes() {
        return attributes;
    }
}
