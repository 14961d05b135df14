package io.backgrid.offline.template;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The table of the template.
///
/// @param logicalId its name in the template, and offline the table's own name
/// @param sort absent when items have a partition key only
/// @param timeToLive attribute that holds when an item expires, if any
public record TableSchema(
        String logicalId,
        Key partition,
        @Nullable Key sort,
        List<Index> indexes,
        @Nullable String timeToLive) {
    public TableSchema {
        indexes = List.copyOf(indexes);
    }

    /// An attribute that is a key.
    ///
    /// @param type `S`, `N` or `B`
    public record Key(String name, String type) {}

    /// A global secondary index.
    ///
    /// @param projection `ALL`, `KEYS_ONLY` or `INCLUDE`
    /// @param included the attributes that `INCLUDE` adds to the keys
    public record Index(
            String name, Key partition, @Nullable Key sort, String projection, List<String> included) {
        public Index {
            included = List.copyOf(included);
        }
    }
}
