package io.backgrid.aws.parquet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Asks DuckDB, whose Parquet reader shares no code with ours, what a file holds.
final class DuckDb {
    private DuckDb() {}

    /// The rows of `SELECT <columns> FROM` the file, each a list of its values.
    static List<List<@Nullable Object>> select(String columns, byte[] file) {
        return query("SELECT " + columns + " FROM read_parquet('%s')", file);
    }

    /// The value of a key of the metadata.
    static String metadata(String key, byte[] file) {
        String sql = "SELECT decode(value) FROM parquet_kv_metadata('%s') WHERE decode(key) = '" + key + "'";
        return String.valueOf(query(sql, file).getFirst().getFirst());
    }

    /// @param sql with `%s` for the path of the file
    static List<List<@Nullable Object>> query(String sql, byte[] file) {
        try {
            Path path = Files.createTempFile("backgrid", ".parquet");
            try {
                Files.write(path, file);
                return query(sql.formatted(path));
            } finally {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new AssertionError("a file cannot be written", e);
        }
    }

    /// The answer to a query that names its files itself.
    static List<List<@Nullable Object>> query(String sql) {
        try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
                Statement statement = connection.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            try (ResultSet rows = statement.executeQuery(sql)) {
                return read(rows);
            }
        } catch (SQLException e) {
            throw new AssertionError("DuckDB does not answer " + sql, e);
        }
    }

    private static List<List<@Nullable Object>> read(ResultSet rows) throws SQLException {
        List<List<@Nullable Object>> all = new ArrayList<>();
        int columns = rows.getMetaData().getColumnCount();
        while (rows.next()) {
            List<@Nullable Object> row = new ArrayList<>();
            for (int column = 1; column <= columns; column++) {
                row.add(rows.getObject(column));
            }
            all.add(row);
        }
        return all;
    }
}
