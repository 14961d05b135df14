package io.backgrid.engine.rule;

import java.util.IdentityHashMap;

/// Where the parts of an expression stand in the text it was read from.
///
/// Parts are told apart by identity, because equal ones can stand at several places.
final class Places {
    private final IdentityHashMap<Expression, Integer> columns = new IdentityHashMap<>();

    /// Notes the column of a part, counted from 1; answers how many parts are known now.
    int note(Expression part, int column) {
        columns.put(part, column);
        return columns.size();
    }

    /// The column of a part; 0 if it was not read from a text.
    int column(Expression part) {
        return columns.getOrDefault(part, 0);
    }
}
