package io.backgrid.aws.dynamo;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Reads the attributes of an item, and says which item and which attribute when one is not as it should be.
final class ItemReader {
    private final Map<String, AttributeValue> attributes;
    private final String place;

    private ItemReader(Map<String, AttributeValue> attributes, String place) {
        this.attributes = attributes;
        this.place = place;
    }

    /// @throws IllegalStateException when a later version of this software wrote the item
    static ItemReader of(Map<String, AttributeValue> item) {
        ItemReader reader = ofKey(item);
        long version = reader.whole(ItemWriter.VERSION_ATTRIBUTE);
        if (version < 1 || version > ItemWriter.VERSION) {
            throw new IllegalStateException(reader.place + " has version " + version + " but this software reads 1 to "
                    + ItemWriter.VERSION + ": deploy the newer release to all functions");
        }
        return reader;
    }

    /// Reads an item of which only the key is there.
    static ItemReader ofKey(Map<String, AttributeValue> item) {
        return new ItemReader(item, "item " + shown(item.get(TableKeys.PK)) + " " + shown(item.get(TableKeys.SK)));
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String text(String name) {
        return require(name, "a text", attribute(name).s());
    }

    long whole(String name) {
        return Long.parseLong(require(name, "a number", attribute(name).n()));
    }

    boolean flag(String name) {
        return require(name, "true or false", attribute(name).bool());
    }

    Instant instant(String name) {
        return InstantText.parse(text(name));
    }

    ItemReader group(String name) {
        AttributeValue group = attribute(name);
        if (!group.hasM()) {
            throw new IllegalStateException(place + ": attribute '" + name + "' is no group");
        }
        return new ItemReader(group.m(), place + " " + name);
    }

    List<ItemReader> groups(String name) {
        AttributeValue list = attribute(name);
        if (!list.hasL()) {
            throw new IllegalStateException(place + ": attribute '" + name + "' is no list");
        }
        return list.l().stream()
                .map(group -> new ItemReader(group.m(), place + " " + name))
                .toList();
    }

    private AttributeValue attribute(String name) {
        AttributeValue value = attributes.get(name);
        if (value == null) {
            throw new IllegalStateException(place + " lacks the attribute '" + name + "'");
        }
        return value;
    }

    private <T> T require(String name, String kind, @Nullable T value) {
        if (value == null) {
            throw new IllegalStateException(place + ": attribute '" + name + "' is not " + kind);
        }
        return value;
    }

    private static String shown(@Nullable AttributeValue key) {
        return key == null ? "?" : String.valueOf(key.s());
    }
}
